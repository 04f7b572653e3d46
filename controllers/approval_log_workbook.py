# Part of after_sales. LGPL-3.
import xlsxwriter

from odoo import fields
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ..models.approval.after_sales_approval_log import CHUNK, HASHED
from ..rules import hash_chain
from ..rules.reason import reason

COLUMNS = (*HASHED, "previous_hash", "hash")
#: What a sheet of a workbook holds, less its head.
MOST_ROWS = 1_048_575
MOST_LETTERS = 32_767


def _text(value) -> str:
    try:
        return hash_chain.canonical(value)
    except TypeError:
        # Somebody changed it: it was never hashed like this.
        return repr(value)


class ApprovalLogWorkbook:
    """Two sheets: the decisions with the text that each hash was made of, and what verifying the whole log said.

    With that text anybody can compute the hashes again: SHA-256 of the previous hash, a line feed, the text.
    """

    def __init__(self, env, file):
        self.env = env
        self.log = env["after_sales.approval.log"]
        self.book = xlsxwriter.Workbook(file, {"constant_memory": True, "remove_timezone": True})
        self.head = self.book.add_format({"bold": True, "bottom": 1})
        self.moment = self.book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})

    def write(self, domain):
        """Write and close the workbook; ``UserError`` when there are more decisions than a sheet can hold."""
        if self.log.search_count(domain, limit=MOST_ROWS + 1) > MOST_ROWS:
            raise UserError(self.env["after_sales.message"]._sentence(reason("log_export_too_long")))
        self._write_decisions(domain)
        self._write_verification()
        self.book.close()

    def _write_decisions(self, domain):
        sheet = self._sheet(self.env._("Decisions"), [*map(self._label, COLUMNS), self.env._("Hashed Text")])
        for line, (decision, text) in enumerate(self._decisions(domain), 1):
            for column, name in enumerate(COLUMNS):
                self._put(sheet, line, column, self._value(decision, name))
            self._put(sheet, line, len(COLUMNS), text)

    def _write_verification(self):
        titles = (self.env._("Company"), self.env._("Decisions"), self.env._("Last Hash"), self.env._("Result"))
        sheet = self._sheet(self.env._("Verification"), [*titles, self.env._("Verified on (UTC)")])
        chains = self.env["after_sales.approval.chain"].search([("company_id", "in", self.env.companies.ids)])
        for line, chain in enumerate(chains, 1):
            result = "\n".join(chain._breaches()) or self.env._("Every decision is there, as it was written.")
            values = (chain.company_id.name, chain.length, chain.head, result, fields.Datetime.now())
            for column, value in enumerate(values):
                self._put(sheet, line, column, value)

    def _decisions(self, domain):
        """Decisions, oldest first, each with the text that was hashed; a chunk at a time."""
        last = 0
        while decisions := self.log.search(domain & Domain("id", ">", last), order="id", limit=CHUNK):
            stored = self.log._stored(SQL("id IN %s", decisions._ids))
            # Names of people, roles and companies come along, whatever else the reader may see of them.
            for decision in decisions.sudo():
                yield decision, _text(stored[decision.id].payload)
            last = decisions[-1].id
            decisions.invalidate_recordset()

    def _sheet(self, name, titles):
        sheet = self.book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(titles) - 1, 18)
        for column, title in enumerate(titles):
            sheet.write_string(0, column, title, self.head)
        return sheet

    def _label(self, name):
        label = self.log._fields[name]._description_string(self.env)
        return f"{label} (UTC)" if self.log._fields[name].type == "datetime" else label

    def _value(self, decision, name):
        field, value = self.log._fields[name], decision[name]
        if field.type == "many2one":
            return f"{value.display_name} ({value.id})" if value else None
        if field.type == "selection":
            return dict(field._description_selection(self.env)).get(value)
        if field.type == "json":
            return _text(value) if value else None
        return value

    def _put(self, sheet, line, column, value):
        """Write ``value`` as what it is: a text stays a text, though it began like a formula."""
        if isinstance(value, str):
            sheet.write_string(line, column, value[:MOST_LETTERS])
        elif hasattr(value, "year"):
            sheet.write_datetime(line, column, value, self.moment)
        elif value is not None and value is not False:
            sheet.write_number(line, column, value)
