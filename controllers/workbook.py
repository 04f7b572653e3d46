# Part of after_sales. LGPL-3.
import xlsxwriter

from odoo.http import content_disposition, request

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: What a sheet of a workbook holds, less its head.
MOST_ROWS = 1_048_575
MOST_LETTERS = 32_767


class Workbook:
    """Sheets of records: a frozen head, real days and numbers, and texts that stay texts."""

    #: How moments, days and amounts are shown.
    FORMATS = {"moment": "yyyy-mm-dd hh:mm:ss", "day": "yyyy-mm-dd", "amount": "#,##0.00"}

    def __init__(self, env, file, **options):
        self.env = env
        self.book = xlsxwriter.Workbook(file, options)
        self.head = self.book.add_format({"bold": True, "bottom": 1})
        self.formats = {kind: self.book.add_format({"num_format": form}) for kind, form in self.FORMATS.items()}

    def _sheet(self, name, titles):
        sheet = self.book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(titles) - 1, 18)
        for column, title in enumerate(titles):
            sheet.write_string(0, column, title, self.head)
        return sheet

    def _write_records(self, name, records, columns):
        """A sheet with a row for each record; names of people and papers come along, whatever else the reader may see."""
        sheet = self._sheet(name, [self._label(records, field) for field in columns])
        for row, record in enumerate(records.sudo(), 1):
            for column, field in enumerate(columns):
                self._put(sheet, (row, column), self._value(record, field))

    def _label(self, records, name):
        return records._fields[name]._description_string(self.env)

    def _value(self, record, name):
        field, value = record._fields[name], record[name]
        if field.type == "many2one":
            return value.display_name or None
        if field.type == "selection":
            return dict(field._description_selection(self.env)).get(value)
        return value

    def _put(self, sheet, place, value):
        """Write ``value`` as what it is: a text stays a text, though it began like a formula."""
        if isinstance(value, str):
            sheet.write_string(*place, value[:MOST_LETTERS])
        elif hasattr(value, "year"):
            sheet.write_datetime(*place, value, self.formats["moment" if hasattr(value, "hour") else "day"])
        elif value is not None and value is not False:
            sheet.write_number(*place, value, *self._number_format(value))

    def _number_format(self, value):
        """Whole numbers are counted, others are amounts."""
        return () if isinstance(value, int) else (self.formats["amount"],)


def download(file, name):
    """The answer that hands a finished workbook over."""
    headers = [("Content-Type", XLSX), ("Content-Disposition", content_disposition(name))]
    return request.make_response(file.getvalue(), headers)


def companies_in_view():
    """The companies that are chosen in the user's screen, as far as they are his; else all of his."""
    own = request.env.user.company_ids
    chosen = request.cookies.get("cids", "").split("-")
    return own.filtered(lambda company: str(company.id) in chosen) or own
