"""Who is who: people on Telegram, staff, clients, and how they joined."""
