# Reelmatch: one image for the web service and for ingestion (see docker-compose.yml).
# Debian and not Alpine: DuckDB's addon is linked against glibc.
FROM denoland/deno:debian-2.9.6 AS dependencies
WORKDIR /app
ENV DENO_DIR=/deno-dir DENO_NO_UPDATE_CHECK=1
COPY deno.json deno.lock ./
COPY links ./links
RUN deno install --frozen

FROM dependencies AS build
COPY . .
RUN deno task build

FROM denoland/deno:debian-2.9.6 AS runtime
WORKDIR /app
ENV DENO_DIR=/deno-dir DENO_NO_UPDATE_CHECK=1 DATA_DIR=/data PORT=8000 LOG_FORMAT=json
COPY --from=build --chown=deno:deno /deno-dir /deno-dir
COPY --from=build --chown=root:root /app /app
RUN mkdir -p /data/feedback && chown -R deno:deno /data
USER deno
VOLUME ["/data", "/data/feedback"]
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s \
  CMD ["deno", "run", "--no-lock", "--allow-net=127.0.0.1", "--allow-env=PORT", "scripts/healthcheck.ts"]
ENTRYPOINT ["/tini", "--"]
CMD ["deno", "task", "serve"]
