"""The OpenAPI document: valid, complete, and true of the server."""
