# Part of after_sales. LGPL-3.
from decimal import ROUND_DOWN

from odoo import fields, models

from ...rules.reason import reason
from ..exact import exact, step_of
from ..lifecycle.engine import unlocked

#: What a return promises the customer for a handling that takes goods back.
REMEDIES = {"return": "credit", "exchange": "replacement", "repair": "repair"}
#: Handlings that a document carries out -> its model. The others are carried out by people, who say so.
DOCUMENTS = {
    **dict.fromkeys(REMEDIES, "after_sales.return"),
    **dict.fromkeys(("allowance", "compensation"), "after_sales.allowance"),
}


class AfterSalesCaseDecision(models.Model):
    """How a decision is carried out: by a document that it pays for, or by a person who says so."""

    _inherit = "after_sales.case.decision"

    def action_mark_executed(self):
        """Say that this was done, where no document shows it."""
        self.case_id._refuse_without_right("execute")
        self._raise_all(blocker for decision in self for blocker in decision._get_executed_blockers())
        self._mark_executed()
        return True

    def _mark_executed(self):
        # The right of the event was checked, or a document of the case came to its end.
        stamp = {"executed_on": fields.Datetime.now(), "executed_by_id": self.env.uid}
        unlocked(self.sudo()).write(stamp)
        self.sudo().case_id._advance()

    def _get_executed_blockers(self):
        case = self.case_id
        if case.state != "approved":
            yield reason("wrong_state", document=case.name, event="execute", state=case._state_label())
        elif self._is_by_document():
            yield reason("decision_by_document", decision=self.display_name)
        elif self.executed_on:
            yield reason("decision_executed_already", decision=self.display_name)

    def _is_by_document(self) -> bool:
        """Delivered goods come back with a return, money goes with an allowance, on an invoice where it lowers a price.

        What is done at the customer's place, or on an order that is not invoiced yet, needs none.
        """
        if self.kind == "allowance":
            return bool(self.line_id._invoiced_with())
        return self.kind in DOCUMENTS and (self.kind not in REMEDIES or bool(self.line_id.move_id))

    def _to_make(self):
        """Those that still need their document; one that was cancelled is made anew."""
        return self.filtered(lambda each: each._is_by_document() and not each.executed_on and not each._open_document())

    def _open_document(self):
        """The document that carries it out, unless it was cancelled."""
        if not self.res_id:
            return None
        document = self.env[self.res_model].sudo().browse(self.res_id).exists()
        return document if document and document.state != "cancelled" else None

    def _create_documents(self):
        """One return, one allowance, one compensation for each case: none gives more than was decided."""
        for (case, kind), decisions in self.grouped(lambda each: (each.case_id, each._document_kind())).items():
            model = DOCUMENTS[decisions[0].kind]
            values = getattr(decisions, f"_prepare_{kind}_vals")() | decisions._prepare_document_vals(case)
            document = unlocked(self.env[model]).create(values)
            unlocked(decisions.sudo()).write({"res_model": model, "res_id": document.id})

    def _document_kind(self):
        return "return" if self.kind in REMEDIES else self.kind

    def _prepare_document_vals(self, case) -> dict:
        return {
            "case_id": case.id,
            "partner_id": case.partner_id.id,
            "company_id": case.company_id.id,
            "reason_id": case.reason_id.id,
        }

    def _documents_done(self, documents):
        """These documents came to their end: what they carried out is done."""
        done = self.filtered(
            lambda each: each.res_model == documents._name and each.res_id in documents.ids and not each.executed_on
        )
        if done:
            done._mark_executed()

    def _prepare_return_vals(self) -> dict:
        """A return of what was decided to come back, each item for what the customer gets for it."""
        return {
            "origin": "case",
            "line_ids": [
                fields.Command.create(
                    decision.line_id._prepare_return_line_vals(decision.quantity) | {"remedy": REMEDIES[decision.kind]}
                )
                for decision in self
            ],
        }

    def _prepare_allowance_vals(self) -> dict:
        """What is taken off the price on the invoices of the items."""
        lines = [
            fields.Command.create(
                {
                    "origin_line_id": decision.line_id._invoiced_with().id,
                    "basis": "amount",
                    "given_amount": decision._at_invoice_price(decision.line_id._invoiced_with()),
                }
            )
            for decision in self
        ]
        return {"kind": "allowance", "line_ids": lines}

    def _prepare_compensation_vals(self) -> dict:
        """Damages, paid out or set off as accounting does."""
        lines = [
            fields.Command.create(
                {"name": decision.note or decision.display_name, "basis": "amount", "given_amount": decision.amount}
            )
            for decision in self
        ]
        return {"kind": "compensation", "line_ids": lines}

    def _at_invoice_price(self, origin) -> float:
        """The decided amount as the invoice line says prices, never more: with tax only where the invoice includes it."""
        sold = origin.sudo()
        today = fields.Date.context_today(self)
        amount = self.currency_id._convert(self.amount, sold.currency_id, self.company_id, today)
        share = exact(amount) * sold._after_sales_price_value() / exact(sold.price_total)
        return float(share.quantize(step_of(sold.currency_id), rounding=ROUND_DOWN))

    def _raise_all(self, reasons):
        self.env["after_sales.message"]._raise_all(reasons)
