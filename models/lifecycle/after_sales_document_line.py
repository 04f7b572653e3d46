# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.reason import reason
from .engine import is_unlocked


class AfterSalesDocumentLine(models.AbstractModel):
    """A line that changes only while its document is a draft.

    A concrete line names the field that leads to its document and the fields that stay free afterwards.
    """

    _name = "after_sales.document.line"
    _description = "Line of an After-Sales Document"
    _inherit = ["after_sales.guarded"]
    _check_company_auto = True

    _document_field = None
    #: Fields that the engine keeps up to date after draft, besides those that are computed; nobody else may write them.
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
        if set(vals) - self._get_engine_fields():
            self._refuse_unless_draft()
            self._note_money_editor()
        written = super().write(vals)
        if self._document_field in vals:
            # The document that they came to is no draft either, perhaps.
            self._refuse_unless_draft()
            self._note_money_editor()
        return written

    def _get_engine_fields(self):
        return super()._get_engine_fields() | self._progress_fields

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
            if not document._is_open()
        )
