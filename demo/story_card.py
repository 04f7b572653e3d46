# Part of after_sales. LGPL-3.
"""Chapter: the hotel paid by card, and gets back a part of it by card; the rest waits for the accountant.

It is told where Odoo's demo provider is installed, which asks no network.
"""

from odoo.fields import Command

from .story_returns import approve, propose, receive, submit
from .story_trade import Sale, sell

SPA = "Spa pumps"


def is_told(stage):
    return not _provider(stage) or bool(stage.order(SPA))


def tell(stage):
    sell(stage, Sale(12, SPA, "Hotel Miramar", (("P60", 3),)))
    _pay_by_card(stage, stage.order(SPA).invoice_ids)
    document = propose(stage, SPA, "surplus", "The spa needs one pump only.", P60=2)
    submit(stage, document)
    approve(stage, document)
    receive(stage, document)
    credit = stage.telling(document.sudo().credit_note_ids, "ada.accounts")
    if credit:
        refunds = credit._after_sales_refund_to_card(100.0)
        refunds._post_process()


def _provider(stage):
    return stage.env["payment.provider"].search([("code", "=", "demo"), ("company_id", "=", stage.company.id)], limit=1)


def _provider_at_work(stage):
    provider = _provider(stage)
    bank = [("type", "=", "bank"), ("company_id", "=", stage.company.id)]
    provider.write({"name": "Card Payments", "state": "test"})
    provider.journal_id = stage.env["account.journal"].search(bank, limit=1)
    return provider


def _pay_by_card(stage, invoice):
    provider = _provider_at_work(stage)
    payment = stage.env["payment.transaction"].create(
        {
            "provider_id": provider.id,
            "payment_method_id": provider.payment_method_ids[:1].id,
            "reference": invoice.name,
            "amount": invoice.amount_total,
            "currency_id": invoice.currency_id.id,
            "partner_id": invoice.partner_id.id,
            "operation": "online_direct",
            "invoice_ids": [Command.set(invoice.ids)],
        }
    )
    payment._set_done()
    payment._post_process()
