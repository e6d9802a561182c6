# docker build -t tiaoli . && docker run --rm --network none -v "$PWD:/drafts:ro" tiaoli check .
FROM python:3.12-slim AS build
WORKDIR /source
COPY pyproject.toml requirements.lock README.md LICENSE ./
COPY checker checker
COPY rules rules
COPY corpus/formulations corpus/formulations
RUN python -m venv /opt/tiaoli \
 && /opt/tiaoli/bin/python -m pip install --no-cache-dir --disable-pip-version-check \
      --constraint requirements.lock .

FROM python:3.12-slim
COPY --from=build /opt/tiaoli /opt/tiaoli
ENV PATH=/opt/tiaoli/bin:$PATH PYTHONUTF8=1
USER 10001
WORKDIR /drafts
ENTRYPOINT ["tiaoli"]
CMD ["--help"]
