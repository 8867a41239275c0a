# The bot alone. What it keeps lies in /srv/turbota: turbota.toml and var/, mounted from outside (compose.yaml).
FROM python:3.12-slim

WORKDIR /build
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE turbota.py turbota.toml replies.toml ./
COPY bot bot
COPY dialogs dialogs
COPY care care
COPY playground playground
COPY locales locales
RUN pip install --no-cache-dir --no-deps . && rm -r /build

# Whoever runs it has no home of their own there; charts are drawn with a cache that is written somewhere.
ENV HOME=/tmp PYTHONUNBUFFERED=1
WORKDIR /srv/turbota
ENTRYPOINT ["turbota"]
CMD ["run"]
