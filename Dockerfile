FROM python:3.11-slim

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    LBSTATS_DATA_DIR=/data

WORKDIR /app

# The libraries change rarely: a layer of their own, built again only when the lock changes.
COPY requirements.txt constraints.txt ./
RUN pip install -r requirements.txt

COPY app.py ./
COPY .streamlit/config.toml .streamlit/
COPY lbstats lbstats
COPY pages pages
COPY static static

RUN useradd --system --uid 10001 lbstats && install --directory --owner=lbstats /data
USER lbstats
VOLUME /data
EXPOSE 8501

HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD \
    ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]

CMD ["streamlit", "run", "app.py", "--server.address=0.0.0.0", "--server.port=8501", "--server.headless=true"]
