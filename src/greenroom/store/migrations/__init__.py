"""Migrations: one file per revision in `versions`, run by `greenroom.store.upgrade`."""
