"""The Excel form: questions and answers as a workbook, and a filled workbook as answers."""
