"""Programs that run in Node.js, and the starting of them."""
