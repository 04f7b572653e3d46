# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...rules.reason import reason
from .engine import is_unlocked


class AfterSalesDocumentLine(models.AbstractModel):
    """A line that changes only while its document is a draft.

    A concrete line names the field that leads to its document and the fields that stay free afterwards.
    """

    _name = "after_sales.document.line"
    _description = "Line of an After-Sales Document"
    _check_company_auto = True

    _document_field = None
    #: Fields that the engine keeps up to date after draft; nobody else may write them.
    _progress_fields = frozenset()

    sequence = fields.Integer(default=10)

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines._refuse_unless_draft()
        lines._note_money_editor()
        return lines

    def write(self, vals):
        self.check_access("write")
        forged = self._progress_fields.intersection(vals)
        if forged and not is_unlocked(self):
            labels = ", ".join(self._fields[name]._description_string(self.env) for name in sorted(forged))
            raise AccessError(self.env["after_sales.message"]._sentence(reason("engine_field", fields=labels)))
        if set(vals) - self._progress_fields:
            self._refuse_unless_draft()
            self._note_money_editor()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_only_in_drafts(self):
        self._refuse_unless_draft()
        self._note_money_editor()

    def _documents(self):
        return self[self._document_field]

    def _note_money_editor(self):
        if not is_unlocked(self):
            self._documents()._note_money_editor()

    def _refuse_unless_draft(self):
        if is_unlocked(self):
            return
        documents = self._documents()
        documents._raise_all(
            reason("lines_frozen_after_draft", document=document.name)
            for document in documents
            if document.state != "draft"
        )
