"""Reports: a notebook and its parameters become one HTML file; editions are reports that are built again and again."""
