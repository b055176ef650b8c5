# The command line in a container:
#
#   docker build -t stemma .
#   docker run --rm --network none -v "$PWD/examples:/in:ro" stemma compare /in/flood
#
# It runs as nobody, needs no network and writes nothing but what --out names.
FROM python:3.11-slim AS build
WORKDIR /build
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY LICENSES LICENSES
COPY src src
RUN python -m venv /opt/stemma \
    && /opt/stemma/bin/pip install --no-cache-dir --disable-pip-version-check . \
    && /opt/stemma/bin/python -m compileall -q /opt/stemma/lib

FROM python:3.11-slim
COPY --from=build /opt/stemma /opt/stemma
ENV PATH="/opt/stemma/bin:$PATH" PYTHONDONTWRITEBYTECODE=1
USER 65534:65534
WORKDIR /tmp
ENTRYPOINT ["stemma"]
CMD ["--help"]
