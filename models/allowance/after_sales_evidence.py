# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...rules import evidence as rule
from ...rules.reason import reason
from ..lifecycle.engine import is_unlocked

KINDS = [
    (rule.INVOICE_ORIGINAL, "Original Invoice Recovered"),
    (rule.INVOICE_COPY, "Stamped Invoice Copy"),
    (rule.RETURN_CERTIFICATE, "Sales Return Certificate"),
    (rule.ALLOWANCE_CERTIFICATE, "Sales Allowance Certificate"),
]
STATES = [("to_check", "To Check"), ("checked", "Accepted"), ("rejected", "Rejected")]
#: States in which a document posts no more, so that no proof is brought for it.
CLOSED = ("done", "cancelled")
#: Who looks at a proof and accepts or rejects it; they also bring what came to them.
CHECKERS = ("after_sales.after_sales_group_accountant", "after_sales.after_sales_group_clerk")


class AfterSalesEvidence(models.Model):
    """A paper by which the buyer proves a return or an allowance: brought by sales, checked by accounting.

    Whoever may read the document may read its proofs; whoever may write it, or checks proofs, may bring one. Once a
    proof was checked, neither it nor its files change.
    """

    _name = "after_sales.evidence"
    _description = "Proof of the Buyer"
    _inherit = ["after_sales.guarded"]
    _order = "id desc"

    res_model = fields.Char("Document Model", required=True, readonly=True)
    res_id = fields.Many2oneReference("Document", model_field="res_model", required=True, readonly=True)
    document_name = fields.Char("Document Number", compute="_compute_from_document", store=True, precompute=True)
    company_id = fields.Many2one(
        "res.company", compute="_compute_from_document", store=True, precompute=True, required=True, index=True
    )
    partner_id = fields.Many2one(
        "res.partner", "Customer", compute="_compute_from_document", store=True, precompute=True, index="btree_not_null"
    )
    currency_id = fields.Many2one("res.currency", compute="_compute_document_amount", compute_sudo=True)
    document_amount = fields.Monetary("Amount", compute="_compute_document_amount", compute_sudo=True)
    kind = fields.Selection(KINDS, required=True, help="One proof is enough, and no more than one is accepted.")
    accepted_kinds = fields.Json(compute="_compute_accepted_kinds")
    must_show = fields.Char("Must Show", compute="_compute_must_show")
    attachment_ids = fields.Many2many("ir.attachment", string="Files", required=True, bypass_search_access=True)
    is_stamped = fields.Boolean("Stamped by Buyer", help="The buyer's seal is on the paper.")
    received_on = fields.Date("Received On", default=fields.Date.context_today, required=True)
    note = fields.Text()
    signature = fields.Image("Customer's Signature", max_width=1024, max_height=1024, attachment=True)
    signer = fields.Char("Signed By", help="Who signed for the customer.")
    signed_on = fields.Date("Signature Date")
    brought_by_id = fields.Many2one("res.users", readonly=True, help="Who brought the files.")
    state = fields.Selection(STATES, "Status", required=True, readonly=True, default="to_check", index=True)
    checked_by_id = fields.Many2one("res.users", readonly=True)
    checked_on = fields.Datetime(readonly=True)
    rejection = fields.Text("Why Rejected", readonly=True)
    can_check = fields.Boolean(compute="_compute_can_check")

    _document = models.Index("(res_model, res_id)")
    _once = models.UniqueIndex("(res_model, res_id) WHERE state = 'checked'")

    @api.depends("res_model", "res_id")
    def _compute_from_document(self):
        for evidence in self:
            # Whoever brings it may read the document: that was checked, or will be when it is saved.
            document = evidence.sudo()._document()
            evidence.document_name = document and document.name
            evidence.company_id = document and document.company_id
            evidence.partner_id = document and document.partner_id.commercial_partner_id

    @api.depends("res_model", "res_id")
    def _compute_document_amount(self):
        """What the document comes to, to compare it with the paper."""
        for evidence in self:
            document = evidence._document()
            evidence.document_amount = document and document.amount_total
            evidence.currency_id = document and document.currency_id

    @api.depends("res_model")
    def _compute_accepted_kinds(self):
        for evidence in self:
            evidence.accepted_kinds = list(rule.accepted(evidence.res_model))

    @api.depends("res_model", "kind")
    def _compute_must_show(self):
        message = self.env["after_sales.message"]
        for evidence in self:
            known = evidence.kind in rule.accepted(evidence.res_model)
            evidence.must_show = known and message._sentence(rule.must_show(evidence.res_model, evidence.kind))

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_can_check(self):
        may = self._may_check()
        for evidence in self:
            evidence.can_check = may and evidence.state == "to_check"

    @api.depends("kind", "document_name")
    def _compute_display_name(self):
        for evidence in self:
            evidence.display_name = " · ".join(part for part in (evidence._title(), evidence.document_name) if part)

    def _title(self):
        return dict(self._fields["kind"]._description_selection(self.env)).get(self.kind, "")

    @api.model_create_multi
    def create(self, vals_list):
        of_context = self.default_get(["res_model", "res_id"])
        for vals in vals_list:
            named = {**of_context, **vals}
            self._refuse_stray(named.get("res_model"), named.get("res_id"))
        brought = super().create(vals_list)
        brought._keep_files()
        brought._tell_documents()
        return brought

    def write(self, vals):
        self._refuse_when_checked()
        if {"res_model", "res_id"}.intersection(vals) and not is_unlocked(self):
            self._refuse_stray()
        written = super().write(vals)
        if {"attachment_ids", "kind"}.intersection(vals) and not is_unlocked(self):
            self._keep_files()
        return written

    def unlink(self):
        self._refuse_when_checked()
        documents = self._documents()
        gone = super().unlink()
        for each in documents:
            each.exists().sudo()._follow_evidence()
        return gone

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"state", "checked_by_id", "checked_on", "rejection", "brought_by_id"}

    # -- the document --------------------------------------------------------------------------------------------------

    def _document(self):
        """The document that this proves; None where it names none that takes proofs."""
        known = rule.accepted(self.res_model) and self.res_model in self.env
        return self.env[self.res_model].browse(self.res_id) if known else None

    def _documents(self):
        """The documents of these proofs: one recordset for each kind."""
        return [self.env[kind].browse(own.mapped("res_id")) for kind, own in self.sudo().grouped("res_model").items()]

    def _tell_documents(self):
        for documents in self._documents():
            documents.sudo()._follow_evidence()

    def _refuse_stray(self, kind=None, document_id=None):
        """A proof belongs to a document that takes proofs and may still post, from its first day to its last."""
        known = rule.accepted(kind) and kind in self.env
        document = known and self.env[kind].sudo().browse(document_id).exists()
        message = self.env["after_sales.message"]
        if not document:
            message._raise_all([reason("evidence_of_nothing")], AccessError)
        if document.state in CLOSED:
            message._raise_all([reason("evidence_too_late", document=document.name, state=document.state)])

    def _refuse_when_checked(self):
        if is_unlocked(self):
            return
        self.check_access("read")
        self.env["after_sales.message"]._raise_all(
            reason("evidence_frozen", proof=evidence._title(), document=evidence.document_name)
            for evidence in self.sudo()
            if evidence.state != "to_check"
        )
