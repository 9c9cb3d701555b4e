"""The picture in Plotly's words: traces, axes and frames."""
