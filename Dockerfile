# docker build -t tiaoli . && docker run --rm --network none -v "$PWD:/drafts:ro" tiaoli check .
FROM python:3.12-slim AS build
WORKDIR /source
COPY requirements.lock ./
# The build backend comes from the lock too, and stays in this stage.
RUN python -m venv /opt/tiaoli \
 && python -m pip install --no-cache-dir --disable-pip-version-check \
      --constraint requirements.lock hatchling
COPY pyproject.toml README.md LICENSE ./
COPY checker checker
COPY rules rules
COPY corpus/formulations corpus/formulations
COPY app_streamlit.py ./
COPY .streamlit .streamlit
RUN python -m pip wheel --no-cache-dir --disable-pip-version-check \
      --no-deps --no-build-isolation --wheel-dir /wheel . \
 && /opt/tiaoli/bin/python -m pip install --no-cache-dir --disable-pip-version-check \
      --constraint requirements.lock /wheel/*.whl

FROM python:3.12-slim
COPY --from=build /opt/tiaoli /opt/tiaoli
ENV PATH=/opt/tiaoli/bin:$PATH PYTHONUTF8=1
USER 10001
WORKDIR /drafts
ENTRYPOINT ["tiaoli"]
CMD ["--help"]
