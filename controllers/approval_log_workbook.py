# Part of after_sales. LGPL-3.
from odoo import fields
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ..models.approval.after_sales_approval_log import CHUNK, HASHED
from ..rules import hash_chain
from ..rules.reason import reason
from .workbook import MOST_ROWS, Workbook

COLUMNS = (*HASHED, "previous_hash", "hash")


def _text(value) -> str:
    try:
        return hash_chain.canonical(value)
    except TypeError:
        # Somebody changed it: it was never hashed like this.
        return repr(value)


class ApprovalLogWorkbook(Workbook):
    """Two sheets: the decisions with the text that each hash was made of, and what verifying the whole log said.

    With that text anybody can compute the hashes again: SHA-256 of the previous hash, a line feed, the text.
    """

    def __init__(self, env, file):
        super().__init__(env, file, constant_memory=True, remove_timezone=True)
        self.log = env["after_sales.approval.log"]

    def write(self, domain):
        """Write and close the workbook; ``UserError`` when there are more decisions than a sheet can hold."""
        if self.log.search_count(domain, limit=MOST_ROWS + 1) > MOST_ROWS:
            raise UserError(self.env["after_sales.message"]._sentence(reason("log_export_too_long")))
        self._write_decisions(domain)
        self._write_verification()
        self.book.close()

    def _write_decisions(self, domain):
        titles = [self._label(self.log, name) for name in COLUMNS]
        sheet = self._sheet(self.env._("Decisions"), [*titles, self.env._("Hashed Text")])
        for line, (decision, text) in enumerate(self._decisions(domain), 1):
            for column, name in enumerate(COLUMNS):
                self._put(sheet, (line, column), self._value(decision, name))
            self._put(sheet, (line, len(COLUMNS)), text)

    def _write_verification(self):
        titles = (self.env._("Company"), self.env._("Decisions"), self.env._("Last Hash"), self.env._("Result"))
        sheet = self._sheet(self.env._("Verification"), [*titles, self.env._("Verified on (UTC)")])
        chains = self.env["after_sales.approval.chain"].search([("company_id", "in", self.env.companies.ids)])
        for line, chain in enumerate(chains, 1):
            result = "\n".join(chain._breaches()) or self.env._("Every decision is there, as it was written.")
            values = (chain.company_id.name, chain.length, chain.head, result, fields.Datetime.now())
            for column, value in enumerate(values):
                self._put(sheet, (line, column), value)

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

    def _label(self, records, name):
        label = super()._label(records, name)
        return f"{label} (UTC)" if records._fields[name].type == "datetime" else label

    def _value(self, record, name):
        field, value = record._fields[name], record[name]
        if field.type == "many2one":
            return f"{value.display_name} ({value.id})" if value else None
        if field.type == "json":
            return _text(value) if value else None
        return super()._value(record, name)

    def _number_format(self, value):
        """As it was hashed."""
        return ()
