# Part of after_sales. LGPL-3.
from typing import NamedTuple

from odoo import models
from odoo.exceptions import AccessError
from odoo.tools import format_date, html2plaintext

from ...rules.reason import reason
from ..printing import code_image, plain_quantity
from .after_sales_case_register import DECIDED


class FormCopy(NamedTuple):
    """One copy of the complaint handling form and who keeps it; number 0 is the form while it is on its way."""

    number: int
    keeper: str


class Signature(NamedTuple):
    """Who signed where, and when, as the decision log and the case know it."""

    label: str
    name: str
    day: object


class AfterSalesCase(models.Model):
    """What the printed complaint handling form and the complaint record say (R4.08, R4.40, R4.51)."""

    _inherit = "after_sales.case"

    def _refuse_print_to_strangers(self):
        """The form is printed by people of the house who may read the case, and by nobody for anybody else (R4.44)."""
        if not self.env.user._is_internal():
            self._raise_all([reason("case_form_of_strangers")], AccessError)
        self.check_access("read")

    def _get_record_blockers(self):
        for case in self:
            if case.state not in DECIDED:
                yield reason("record_before_decision", case=case.name)

    def _form_copies(self) -> list[FormCopy]:
        """The five copies of the closed form, each named after who keeps it; before that, the one that walks (R4.40)."""
        if self.state not in DECIDED:
            return [FormCopy(0, self.env._("On its way through the departments"))]
        keepers = (
            self.env._("Quality Management"),
            self.env._("Manufacturing"),
            self.env._("Sales, to carry out"),
            self.env._("Accounting"),
            self.env._("General Manager's Office"),
        )
        return [FormCopy(number, keeper) for number, keeper in enumerate(keepers, 1)]

    def _print_words(self, name) -> str:
        """The chosen word of a selection, in the reader's language."""
        return self._selection_words(name)

    def _print_code(self, symbology, width, height) -> str:
        return code_image(self.name, symbology, width, height)

    def _printed_quantity(self, quantity) -> str:
        return plain_quantity(quantity) if quantity else ""

    def _printed_moment(self, moment) -> str:
        """Day and time of a hand-over, the day as all days of the form, short enough for a stamp."""
        local = self._local(moment) if moment else None
        return f"{format_date(self.env, local.date())} {local:%H:%M}" if local else ""

    def _customer_words(self) -> str:
        """What the customer says, as plain text: paragraphs of a mail have margins that no sheet can reckon with."""
        return html2plaintext(self.description or "").strip()

    def _form_steps(self):
        """The steps that were gone or are under way; what is still to come has nothing to say."""
        return self.step_ids.filtered(lambda step: step.state in ("open", "done", "returned", "skipped"))

    def _form_signatures(self) -> list[Signature]:
        """Who accepted, who reviewed the negotiation, and who approved, the last approval last."""
        case = self.sudo()
        signatures = [
            Signature(self.env._("Accepted and numbered"), case.accepted_by_id.name, case.accepted_on),
            Signature(self.env._("Negotiation reviewed"), case.negotiation_reviewed_by_id.name, case.negotiation_reviewed_on),
        ]
        for step in case.approval_request_ids.sorted("id").step_ids.filtered(lambda step: step.state == "signed"):
            signatures.append(
                Signature(
                    self.env._("Approved as %s", step.role_id.name), step.decided_by_id.name, step.decided_on
                )
            )
        return [signature for signature in signatures if signature.name]

    def _record_replies(self):
        """What the customer was told, and what he said to it."""
        return self.sudo().reply_ids.filtered("sent_on").sorted("sent_on")

    def _print_file_name(self, form) -> str:
        title = {"form": self.env._("Complaint Handling Form"), "record": self.env._("Complaint Record")}[form]
        return f"{title} {self.name}".replace("/", "_")
