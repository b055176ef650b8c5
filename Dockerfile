# Two images: the command line, and the web application.
#
#   docker build --target command -t stemma .
#   docker run --rm --network none -v "$PWD/examples:/in:ro" stemma compare /in/flood
#
#   docker build -t stemma-web .
#   docker compose -f deploy/compose.yaml up        # with PostgreSQL: see docs/web.md
#
# Both run as nobody. The first needs no network and writes nothing but what --out names; the second
# writes into /var/lib/stemma alone, and not even there where its store is a PostgreSQL database.
FROM python:3.11-slim AS build
WORKDIR /build
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY LICENSES LICENSES
COPY examples examples
COPY src src
RUN python -m venv /opt/stemma \
    && /opt/stemma/bin/pip install --no-cache-dir --disable-pip-version-check '.[mcp,postgresql]' \
    && /opt/stemma/bin/python -m compileall -q /opt/stemma/lib

FROM python:3.11-slim AS command
COPY --from=build /opt/stemma /opt/stemma
ENV PATH="/opt/stemma/bin:$PATH" PYTHONDONTWRITEBYTECODE=1
USER 65534:65534
WORKDIR /tmp
ENTRYPOINT ["stemma"]
CMD ["--help"]

FROM command AS web
USER root
RUN install -d -o 65534 -g 65534 -m 700 /var/lib/stemma
USER 65534:65534
VOLUME /var/lib/stemma
EXPOSE 8710
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8710/health', timeout=4)"]
CMD ["serve", "--host", "0.0.0.0", "--store", "/var/lib/stemma/stemma.db"]
