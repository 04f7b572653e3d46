# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .ways_round import WaysRound


@tagged("post_install", "-at_install", "after_sales")
class TestWaysRoundDocument(WaysRound):
    """What was signed is what is posted: not less was shown, and not more is done (R7.18; checklist A35, A40, A54)."""

    def test_amounts_of_a_return_are_computed_never_told(self):
        move = self.order.order_line.move_ids
        values = {"partner_id": self.customer.id, "company_id": self.company.id, "reason_id": self.reason.id}
        line = {"move_id": move.id, "quantity": 10}
        euro = self.env.ref("base.EUR")
        returns = self.env["after_sales.return"]

        for name, told in {
            "total of a line": {"line_ids": [Command.create(line | {"amount_total": 1.0})]},
            "untaxed of a line": {"line_ids": [Command.create(line | {"amount_untaxed": 1.0})]},
            "base quantity of a line": {"line_ids": [Command.create(line | {"base_qty": 0.1})]},
            "settled quantity of a line": {"line_ids": [Command.create(line | {"settled_qty": -9.0})]},
            "received quantity of a line": {"line_ids": [Command.create(line | {"received_qty": 9.0})]},
            "total": {"line_ids": [Command.create(line)], "amount_total": 1.0},
            "currency": {"line_ids": [Command.create(line)], "currency_id": euro.id},
            "receipt status": {"line_ids": [Command.create(line)], "receipt_status": "received"},
            "credit status": {"line_ids": [Command.create(line)], "credit_status": "credited"},
        }.items():
            with self.subTest(name):
                self.assertRefused(
                    lambda told=told: self.over_rpc(self.sales, returns, "create", [values | told]),
                    "cannot be written directly",
                    error=AccessError,
                )

    def test_amounts_of_a_draft_are_not_written(self):
        document = self.a_return(self.order, (self.product, 10))

        for name, vals in {
            "total": {"amount_total": 1.0},
            "untaxed": {"amount_untaxed": 1.0},
            "currency": {"currency_id": self.env.ref("base.EUR").id},
            "receipt status": {"receipt_status": "received"},
            "credit status": {"credit_status": "credited"},
            "who wrote amounts": {"money_editor_ids": [Command.clear()]},
        }.items():
            with self.subTest(name):
                self.assertRefused(
                    lambda vals=vals: self.over_rpc(self.sales, document, "write", vals), error=AccessError
                )

    def test_defaults_of_a_context_never_reach_a_line(self):
        move = self.order.order_line.move_ids
        values = {
            "partner_id": self.customer.id,
            "company_id": self.company.id,
            "reason_id": self.reason.id,
            "line_ids": [Command.create({"move_id": move.id, "quantity": 10})],
        }
        context = {"default_amount_total": 1.0, "default_settled_qty": -9.0, "default_base_qty": 0.1}
        returns = self.env["after_sales.return"]

        document = returns.browse(self.over_rpc(self.sales, returns, "create", [values], context=context))

        self.assertEqual(document.line_ids.mapped("settled_qty"), [0.0])
        self.assertEqual((document.amount_total, document.line_ids.base_qty), (1000.0, 10.0))

    def test_lines_stay_as_they_were_submitted(self):
        delivered = self.order.order_line.move_ids
        other = self.an_order((self.product, 5))
        self.delivered(other)
        foreign = self.a_return(other, (self.product, 1)).line_ids

        for document in (
            self.a_submitted_return(self.order, (self.product, 1)),
            self.an_approved_return(self.order, (self.product, 1)),
        ):
            line = document.line_ids
            self.assertNoWay(
                {
                    f"{document.state}: quantity": lambda line=line: self.over_rpc(
                        self.sales, line, "write", {"quantity": 9}
                    ),
                    "quantity by command": lambda line=line, document=document: self.over_rpc(
                        self.sales, document, "write", {"line_ids": [Command.update(line.id, {"quantity": 9})]}
                    ),
                    "another line by command": lambda document=document: self.over_rpc(
                        self.sales,
                        document,
                        "write",
                        {"line_ids": [Command.create({"move_id": delivered.id, "quantity": 1})]},
                    ),
                    "a line of another return moved in": lambda document=document: self.over_rpc(
                        self.sales, foreign, "write", {"return_id": document.id}
                    ),
                    "unit of measure": lambda line=line: self.over_rpc(
                        self.sales, line, "write", {"uom_id": self.dozen.id}
                    ),
                    "delivery it was delivered with": lambda line=line: self.over_rpc(
                        self.sales, line, "write", {"move_id": other.order_line.move_ids.id}
                    ),
                    "deleted": lambda line=line: self.over_rpc(self.sales, line, "unlink"),
                },
                "has been submitted",
            )

    def test_customer_and_invoice_stay_as_they_were_submitted(self):
        for document in (
            self.a_submitted_return(self.order, (self.product, 1)),
            self.an_approved_return(self.order, (self.product, 1)),
        ):
            self.assertNoWay(
                {
                    "customer": lambda document=document: self.over_rpc(
                        self.sales, document, "write", {"partner_id": self.partner_a.id}
                    ),
                    "invoice": lambda document=document: self.over_rpc(
                        self.sales, document, "write", {"invoice_id": self.invoice.id}
                    ),
                },
                "has been submitted",
            )

    def test_a_copy_of_an_approved_return_begins_anew(self):
        document = self.a_returned(self.order, (self.product, 1))
        returns = self.env["after_sales.return"]

        for default in ({"state": "approved"}, {"approved_on": "2026-01-01"}, {"credit_problem": "x"}):
            self.assertRefused(
                lambda default=default: self.over_rpc(self.sales, document, "copy", default), error=AccessError
            )
        copy = returns.browse(self.over_rpc(self.sales, document, "copy"))

        self.assertEqual((copy.state, copy.line_ids.ids, copy.approval_step_ids.ids), ("draft", [], []))

    def test_a_dearer_invoice_credits_no_more_than_was_approved(self):
        document = self.an_approved_return(self.order, (self.product, 1))
        self.invoice.button_draft()
        self.invoice.invoice_line_ids.price_unit = 9999.0
        self.invoice.action_post()

        self.received(document)

        self.assertFalse(document.sudo().credit_note_ids)
        self.assertEqual(document.credit_status, "problem")
        self.assertIn("approved", document.credit_problem)

    def test_a_dearer_or_longer_order_credits_no_more_than_was_approved(self):
        document = self.an_approved_return(self.order, (self.product, 1))
        self.order.order_line.write({"price_unit": 999999.0})
        self.order.order_line.write({"product_uom_qty": 500})

        self.received(document)

        self.assertEqual(document.sudo().credit_note_ids.mapped("amount_total"), [100.0])

    def test_a_cheaper_order_does_not_lower_what_must_be_approved(self):
        self.order.order_line.write({"price_unit": 0.01})

        document = self.a_submitted_return(self.order, (self.product, 10))

        self.assertEqual(document.amount_total, 1000.0)
        self.assertEqual(document.sudo().approval_request_ids.amount, 1000.0)

    def test_a_tolerance_raised_after_the_approval_changes_nothing(self):
        document = self.an_approved_return(self.order, (self.product, 1))
        self.order.order_line.write({"after_sales_has_tolerance": True, "after_sales_tolerance_percent": 100})

        self.assertRefused(lambda: self.received(document, {self.product: 2}), "only 1 are approved")

    def test_an_archived_role_does_not_open_what_waits_for_it(self):
        document = self.a_submitted_return(self.order, (self.product, 1))
        role = document.approval_step_ids.role_id
        role.with_user(self.administrator).active = False

        for user in (self.sales, self.approver_manager, self.administrator):
            with self.subTest(user=user.login):
                self.assertRefused(document.with_user(user).action_approve)
        role.with_user(self.administrator).active = True
        document.with_user(self.approver_manager).action_approve()

        self.assertEqual(document.state, "approved")

    def test_asking_again_keeps_what_was_decided(self):
        document = self.a_submitted_return(self.order, (self.product, 1))
        log = self.env["after_sales.approval.log"].sudo()
        first = document.sudo().approval_request_ids

        document.with_user(self.sales).action_recall()
        document.with_user(self.sales).action_submit()

        self.assertEqual((first.exists().state, len(document.sudo().approval_request_ids)), ("void", 2))
        events = log.search([("res_model", "=", document._name), ("res_id", "=", document.id)], order="id")
        self.assertEqual(events.mapped("event"), ["submitted", "recalled", "submitted"])
        self.assertRefused(
            lambda: self.over_rpc(self.administrator, first, "unlink"), error=AccessError
        )

    def test_who_wrote_the_amounts_does_not_sign_though_another_asks(self):
        self.clerk.group_ids += self.env.ref("after_sales.after_sales_group_approver_manager")
        document = self.a_return(self.order, (self.product, 1))
        document.line_ids.with_user(self.clerk).quantity = 2
        document.with_user(self.sales).action_submit()

        self.assertRefused(document.with_user(self.clerk).action_approve, error=AccessError)

    def test_a_limit_is_compared_in_the_currency_of_the_company(self):
        currency = self.setup_other_currency("EUR", rates=[("2026-01-01", 0.01)])
        pricelist = self.env["product.pricelist"].create({"name": "EUR", "currency_id": currency.id})
        self.an_authority_table(("manager", 1000), ("gm", None))
        order = self.an_order((self.product, 9, {"price_unit": 100.0}), pricelist_id=pricelist.id)
        self.delivered(order)

        document = self.a_submitted_return(order, (self.product, 9))

        self.assertEqual((document.currency_id, document.amount_total), (currency, 900.0))
        self.assertEqual(document.sudo().approval_request_ids.amount, 90000.0)
        self.assertRefused(document.with_user(self.approver_manager).action_approve, error=AccessError)
