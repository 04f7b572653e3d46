# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.exceptions import UserError

from ...rules.reason import reason
from .engine import undefaulted, unlocked


class AfterSalesCreditor(models.AbstractModel):
    """Credit notes that the approval of another addon holds back stay as drafts until it lets them (ADR 0030).

    A credit note that cannot post is taken back whole, as a rule. One that somebody else must review first would then
    never be there to be reviewed; so it waits as a draft, and the document among the accountant's exceptions.
    """

    _inherit = "after_sales.creditor"

    has_credit_held = fields.Boolean(readonly=True, copy=False, help="A draft credit note waits for another approval.")

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"has_credit_held"}

    def _advance(self):
        approved = undefaulted(self).filtered(lambda document: document.state == "approved" and document.has_credit_held)
        approved._post_what_was_held()
        super()._advance()

    def _post_what_was_held(self):
        """Post what was reviewed since; what was not, or cannot post, keeps its reason."""
        for document in self.sudo():
            try:
                with self.env.cr.savepoint():
                    drafts = document._held_credit_notes()
                    free = drafts - drafts._after_sales_held_elsewhere()
                    # What was reviewed may not be edited; posting numbers and dates it, which is no edit.
                    free.with_context(skip_validation_check=True)._post(soft=False)
                    document._note_held()
            except UserError as error:
                document._note_credit_problem(str(error))

    def _note_held(self):
        """Keep in words which credit notes wait; what comes after a credit follows where none does any more."""
        waiting = {document: document._held_credit_notes() for document in self}
        for document, drafts in waiting.items():
            why = [reason("credit_held", document=document.name) for _draft in drafts[:1]]
            problem = "\n".join(self.env["after_sales.message"]._sentence(each) for each in why) or False
            if (document.credit_problem or False, document.has_credit_held) != (problem, bool(drafts)):
                unlocked(document).write({"credit_problem": problem, "has_credit_held": bool(drafts)})
        self.filtered(lambda document: not waiting[document])._after_credit()

    def _held_credit_notes(self):
        return self.credit_note_ids.filtered(lambda entry: entry.state == "draft")
