"""Files of older and other word processors, read through LibreOffice."""
