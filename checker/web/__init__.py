"""The pages of the reviewers' desk; ``app_streamlit.py`` sets them up."""
