"""Who is there, who may what, and by which rules somebody is asked."""
