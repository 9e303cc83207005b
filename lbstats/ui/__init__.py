"""What the screens share: frame, navigation, session, address, caches, widgets. Streamlit lives here."""
