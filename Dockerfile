# Small on purpose: the locked dependencies, the code, an unprivileged user. The data lies in /data.
FROM python:3.13-slim

WORKDIR /app
COPY requirements.txt ./
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY actions actions
COPY bot bot
COPY handlers handlers
COPY messages messages
COPY nps nps
COPY scheduler scheduler
COPY storage storage
RUN useradd --system --uid 10001 --home-dir /data --no-create-home otklik \
    && mkdir -m 0700 /data \
    && chown otklik:otklik /data

ENV PYTHONPATH=/app PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
USER 10001
WORKDIR /data
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=15s --start-period=30s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8080/health', timeout=10)"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
