# Amends as an image: compiled code, production dependencies, no build tools, nothing that runs as root.
#   docker build --tag amends .
# The base is pinned by its whole version. Whoever builds for others pins its digest, too:
#   docker build --build-arg NODE=24.21.0-bookworm-slim@sha256:… .
ARG NODE=24.21.0-bookworm-slim

FROM node:${NODE} AS compiled
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
# scripts of packages: none is needed to compile, so none is run
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY tools/build.mjs tools/
COPY src src
RUN node tools/build.mjs

FROM node:${NODE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:${NODE}
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Amends" \
      org.opencontainers.image.description="Service recovery in chat: what may I give this customer now?" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=compiled /build/dist dist
COPY package.json LICENSE CHANGELOG.md ./
COPY bin bin
COPY demo demo
COPY manifests manifests
COPY packs packs
COPY prisma/migrations prisma/migrations
# `docker run amends amends doctor`; the folder of an embedded database; and room for what Node compiles, made below
RUN ln -s /app/bin/amends.js /usr/local/bin/amends && mkdir -p /data /app/compiled && chown 10001:10001 /data /app/compiled
# a number, so that Kubernetes can tell that it is not root
USER 10001:10001
ENV NODE_ENV=production AMENDS_DATA_DIR=/data AMENDS_ENV_FILE= NODE_COMPILE_CACHE=/app/compiled
# what a start loads is compiled once, here: it need not be on each start, and at run time nothing is written
RUN node bin/compile-ahead.js
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --start-interval=2s CMD ["node", "bin/healthy.js"]
# node itself is the first process: it gets SIGTERM, and nothing stands between
ENTRYPOINT []
CMD ["node", "dist/main.js"]
