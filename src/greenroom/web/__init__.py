"""The pages: thin; they read a form, call the room, and render."""
