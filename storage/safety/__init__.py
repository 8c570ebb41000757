"""Backups, restores, migrations and the rules that must hold."""
