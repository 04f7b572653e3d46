# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesPostable(models.AbstractModel):
    """A document that makes transfers and journal entries, and remembers each in the posting ledger."""

    _name = "after_sales.postable"
    _description = "Document that Posts"

    posting_ids = fields.One2many(
        "after_sales.posting",
        "res_id",
        "Postings",
        readonly=True,
        copy=False,
        domain=lambda self: [("res_model", "=", self._name)],
    )

    def _record_postings(self, kind, made):
        """Remember ``made``: (document, key, entry) for each new entry.

        ``IntegrityError`` when an effect is there already.
        """
        # Nobody may write the ledger himself; whoever got here passed the right of the event that posts.
        return (
            self.env["after_sales.posting"]
            .sudo()
            .create(
                [
                    {
                        "res_model": self._name,
                        "res_id": document.id,
                        "company_id": document.company_id.id,
                        "kind": kind,
                        "key": key,
                        "entry_model": entry._name,
                        "entry_id": entry.id,
                        "amount": entry.amount_total if "amount_total" in entry._fields else 0.0,
                        "digest": entry._after_sales_digest() if entry._name == "account.move" else False,
                    }
                    for document, key, entry in made
                ]
            )
        )

    def _note_undone(self, kind, made):
        """Remember what undid an entry: (document, entry, what undid it); the row of the entry says so."""
        undone = self._record_postings(
            kind, [(document, f"{entry._name}:{entry.id}", undoing) for document, entry, undoing in made]
        )
        for (document, entry, _undoing), posting in zip(made, undone, strict=True):
            document.sudo().posting_ids.filtered(
                lambda row, entry=entry: (
                    row.entry_model == entry._name and row.entry_id == entry.id and not row.reversed_by_id
                )
            ).reversed_by_id = posting

    def _give_up_postings(self, entries):
        """Free the keys of entries that were cancelled before they took effect, so that the document may post anew."""
        postings = self.sudo().posting_ids.filtered(
            lambda posting: (
                posting.entry_model == entries._name and posting.entry_id in entries.ids and not posting.reversed_by_id
            )
        )
        for posting in postings:
            posting.reversed_by_id = posting
        # The index must see it before the key is taken anew.
        postings.flush_recordset(["reversed_by_id"])
