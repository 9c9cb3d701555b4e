"""The REST API: thin routes over scene, engine and surface."""
