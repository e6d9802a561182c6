"""The sample files of ``corpus/files``: one small file for each feature of real drafts."""
