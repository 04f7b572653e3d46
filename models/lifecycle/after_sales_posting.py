# Part of after_sales. LGPL-3.
from odoo import api, fields, models

KINDS = [
    ("receipt", "Receipt"),
    ("credit_note", "Credit Note"),
    ("payable", "Payable"),
    ("delivery", "Delivery"),
    ("exchange", "Exchange"),
    ("charge", "Charge"),
    ("restock", "Back to Stock"),
    ("rework", "Rework"),
    ("scrap", "Scrap"),
    ("to_customer", "Back to the Customer"),
    ("to_vendor", "Back to the Vendor"),
    ("downgrade", "Stock as Another Product"),
    ("vendor_refund", "Vendor Credit Note"),
    ("taken_back", "Inspection Taken Back"),
    ("debit", "Debit of an Undone Credit"),
    ("handover", "Goods Handed Back to the Customer"),
]


class AfterSalesPosting(models.Model):
    """This document made that transfer or journal entry, once.

    ``key`` names what of the document the entry stands for (a receipt and an invoice, an instalment...). The database
    itself refuses a second row for the same effect; a reversed one frees its key.
    """

    _name = "after_sales.posting"
    _description = "After-Sales Posting"
    _order = "id desc"
    _rec_name = "key"

    res_model = fields.Char("Document Model", required=True, readonly=True)
    res_id = fields.Many2oneReference("Document", model_field="res_model", required=True, readonly=True)
    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True)
    kind = fields.Selection(KINDS, required=True, readonly=True)
    key = fields.Char(required=True, readonly=True)
    entry_model = fields.Char(required=True, readonly=True)
    entry_id = fields.Many2oneReference("Entry", model_field="entry_model", required=True, readonly=True)
    amount = fields.Float(
        readonly=True, help="Total of a journal entry when it was made; it may not be another one when it is posted."
    )
    digest = fields.Char(readonly=True, help="Fingerprint of a journal entry when it was made.")
    reversed_by_id = fields.Many2one(
        "after_sales.posting",
        "Undone By",
        readonly=True,
        help="Itself, where the entry was given up before it took effect.",
    )
    entry_name = fields.Char("Entry Number", compute="_compute_entry_name")

    _once = models.UniqueIndex("(res_model, res_id, kind, key) WHERE reversed_by_id IS NULL")
    _entry = models.Index("(entry_model, entry_id)")

    @api.depends("entry_model", "entry_id")
    def _compute_entry_name(self):
        for model, postings in self.grouped("entry_model").items():
            entries = self.env[model].sudo().browse(postings.mapped("entry_id")).exists()
            names = dict(zip(entries.ids, entries.mapped("display_name"), strict=True))
            for posting in postings:
                posting.entry_name = names.get(posting.entry_id, False)

    def action_view_entry(self):
        """Open the transfer or journal entry."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self.entry_model,
            "res_id": self.entry_id,
            "views": [(False, "form")],
        }
