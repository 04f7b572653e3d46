# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules import evidence as rule
from ...rules.reason import reason
from ..lifecycle.engine import unlocked
from .after_sales_evidence import CHECKERS, CLOSED

STATUS = [
    ("not_needed", "Not Needed"),
    ("missing", "Missing"),
    ("to_check", "To Check"),
    ("complete", "Complete"),
]

#: Postings that rest on a proof.
SPENDING = ("credit_note", "payable")


class AfterSalesEvidenced(models.AbstractModel):
    """A document that credits customers only on the buyer's proof, where its company asks for one (R5.11, R6.04).

    A concrete document names the setting of the company (``_evidence_setting``); which papers count is said by
    ``rules/evidence.py`` for each kind of document.
    """

    _name = "after_sales.evidenced"
    _description = "Document that Needs Proof"
    _inherit = ["after_sales.creditor"]

    #: The field of the company that says whether documents of this kind need a proof.
    _evidence_setting = None

    evidence_ids = fields.One2many(
        "after_sales.evidence",
        "res_id",
        "Proofs",
        readonly=True,
        copy=False,
        domain=lambda self: [("res_model", "=", self._name)],
    )
    evidence_status = fields.Selection(
        STATUS, "Proof", compute="_compute_evidence_status", store=True, index=True, copy=False
    )
    evidence_wanted = fields.Char("What Is Missing", compute="_compute_evidence_wanted", compute_sudo=True)

    @api.depends(lambda self: ("state", "evidence_ids.state", f"company_id.{self._evidence_setting}"))
    def _compute_evidence_status(self):
        for document in self:
            document.evidence_status = rule.status(
                document._needs_evidence(), document.state not in CLOSED, document.evidence_ids.mapped("state")
            )

    @api.depends("evidence_status", "evidence_ids.rejection")
    @api.depends_context("lang")
    def _compute_evidence_wanted(self):
        message = self.env["after_sales.message"]
        for document in self:
            document.evidence_wanted = " ".join(map(message._sentence, document._get_evidence_blockers())) or False

    def write(self, vals):
        written = super().write(vals)
        if {"name", "company_id", "partner_id"}.intersection(vals):
            for name in ("document_name", "company_id", "partner_id"):
                self.env.add_to_compute(self.evidence_ids._fields[name], self.sudo().evidence_ids)
        return written

    def unlink(self):
        # A draft takes what was brought for it along; whoever may delete the draft may delete both.
        unlocked_evidence = unlocked(self.sudo().evidence_ids)
        deleted = super().unlink()
        unlocked_evidence.unlink()
        return deleted

    def action_add_evidence(self):
        """Bring a proof: a small form, on top of the document."""
        self.ensure_one()
        self.env["after_sales.evidence"].check_access("create")
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Proof for %s", self.name),
            "res_model": "after_sales.evidence",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_res_model": self._name, "default_res_id": self.id},
        }

    def _before_reset(self):
        """What was proved was the document as it was approved."""
        self.sudo().evidence_ids._reopen()

    def _evidence_kinds(self):
        """The kinds of proof that this document takes, in words."""
        labels = dict(self.env["after_sales.evidence"]._fields["kind"]._description_selection(self.env))
        return [labels[kind] for kind in rule.accepted(self._name)]

    def _needs_evidence(self):
        return self.company_id[self._evidence_setting]

    def _accepted_evidence(self):
        return self.sudo().evidence_ids.filtered(lambda evidence: evidence.state == "checked")

    def _lacks_evidence(self):
        return self.evidence_status in ("missing", "to_check")

    def _has_spent_evidence(self):
        """Whether something posted on the proof, so that it stays as it is."""
        return bool(
            self.sudo().posting_ids.filtered(lambda posting: posting.kind in SPENDING and not posting.reversed_by_id)
        )

    def _get_evidence_blockers(self):
        """What is missing and who brings it."""
        for document in self:
            last = document.sudo().evidence_ids.sorted("id")[-1:]
            who = document._brings_evidence().name
            if document.evidence_status == "to_check":
                yield reason("evidence_to_check", document=document.name, groups=CHECKERS)
            elif document.evidence_status == "missing" and last.state == "rejected":
                yield reason("evidence_rejected", document=document.name, why=last.rejection, person=who)
            elif document.evidence_status == "missing":
                kinds = " / ".join(document._evidence_kinds())
                yield reason("evidence_missing", document=document.name, kinds=kinds, person=who)

    def _brings_evidence(self):
        """Who asks the buyer for it: the person responsible, else whoever submitted the document."""
        return self.sudo().user_id or self.sudo().submitted_by_id or self.sudo().create_uid
