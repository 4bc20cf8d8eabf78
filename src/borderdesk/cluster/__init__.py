"""Work on many machines, through Dask: documents to be read, editions to be built."""
