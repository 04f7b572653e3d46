# Part of after_sales. LGPL-3.
import psycopg2.errors

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from .concurrency_common import ConcurrencyCommon


@tagged("post_install", "-at_install", "after_sales")
class TestAllowanceConcurrency(ConcurrencyCommon):
    """Two people at the same moment give away the last cent of an invoice line: exactly one does (checklist B4)."""

    def test_the_last_cent_goes_to_one_of_two_allowances(self):
        first, second = self.allowances(600.0, 400.01)

        with self.transaction() as here, self.transaction() as there:
            self.look(here, there)
            first.with_env(self.as_sales(here)).action_submit()
            here.cr.commit()
            with self.assertRaises(psycopg2.errors.SerializationFailure), mute_logger("odoo.sql_db"):
                second.with_env(self.as_sales(there)).action_submit()

        # Odoo tries a refused transaction again: now it sees the other allowance.
        with self.transaction() as again, self.assertRaisesRegex(UserError, "only 400 is left"):
            second.with_env(self.as_sales(again)).action_submit()

    def allowances(self, *amounts):
        with self.transaction() as env:
            invoice = env["account.move"].browse(self.invoice_id)
            documents = (
                env["after_sales.allowance"]
                .with_user(self.sales_id)
                .create(
                    [
                        {
                            "partner_id": invoice.partner_id.id,
                            "company_id": invoice.company_id.id,
                            "reason_id": env.ref("after_sales.after_sales_reason_defect").id,
                            "line_ids": [
                                Command.create(
                                    {
                                        "origin_line_id": invoice.invoice_line_ids.id,
                                        "basis": "amount",
                                        "given_amount": amount,
                                    }
                                )
                            ],
                        }
                        for amount in amounts
                    ]
                )
            )
            env.cr.commit()
        return documents
