# Part of after_sales. LGPL-3.
from psycopg2 import IntegrityError

from odoo import fields
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..models.lifecycle.engine import unlocked
from .allowances import Allowances
from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestAllowanceRebate(Allowances, AfterSalesCommon):
    """What a yearly agreement gives back: previewed, created once, approved like any other (R6.01, R7.05)."""

    def set_stage(self):
        super().set_stage()
        self.boiler, self.pump = self.a_product(), self.a_product(name="Pump")
        for product in self.boiler | self.pump:
            self.bought(product, 100, 10.0)

    def a_sale(self, *lines, **values):
        order = self.an_order(*lines, **values)
        self.delivered(order)
        return order, self.invoiced(order)

    def an_agreement(self, *tiers, is_active=True, **values):
        agreement = self.env["after_sales.rebate.agreement"].with_user(self.sales).create(
            {
                "name": "Volume 2026",
                "company_id": self.company.id,
                "partner_id": False if "category_id" in values else self.customer.id,
                "date_from": "2026-01-01",
                "date_to": "2026-12-31",
                "reason_id": self.reason.id,
                "tier_ids": [Command.create({"start": start, "rate": rate}) for start, rate in tiers],
                **values,
            }
        )  # fmt: skip
        if is_active:
            agreement.with_user(self.approver_gm).action_activate()
        return agreement

    def previewed(self, agreement):
        run = self.env["after_sales.rebate.run"].browse(agreement.action_preview()["res_id"])
        return run.with_user(self.sales)

    def test_a_volume_rebate_becomes_an_allowance_on_each_invoice_line_and_posts(self):
        _order, first = self.a_sale((self.boiler, 10))
        self.a_sale((self.pump, 20))
        run = self.previewed(self.an_agreement((1000, 2), (3000, 3)))
        self.assertEqual(run.line_ids.mapped("amount"), [30.0, 60.0])
        self.assertEqual((set(run.line_ids.mapped("reached")), run.amount), ({3000.0}, 90.0))

        run.action_create_allowances()
        allowance = run.allowance_ids
        self.assertEqual((allowance.state, allowance.amount_total, run.state), ("submitted", 90.0, "done"))
        self.assertEqual(allowance.approval_step_ids.role_id[:1].name, "Sales Manager")
        shares = (
            self.env["after_sales.collection.statement"].sudo()._listed_shares(first, fields.Date.to_date("2026-03-31"))
        )
        self.assertEqual(shares[first], (0, set()), "a rebate is no complaint")
        self.approved(allowance)

        self.assertEqual((allowance.state, first.amount_residual), ("done", 970.0))

    def test_what_came_back_or_was_allowed_lowers_base_and_tier(self):
        order, invoice = self.a_sale((self.boiler, 40))
        agreement = self.an_agreement((1000, 2), (4000, 3))
        self.assertEqual(self.previewed(agreement).line_ids.rate, 3.0)

        self.a_returned(order, (self.boiler, 10))
        self.a_submitted_allowance((invoice.invoice_line_ids, {"basis": "percent", "percent": 10.0}))

        line = self.previewed(agreement).line_ids
        self.assertEqual((line.net_amount, line.rate, line.amount), (2600.0, 2.0, 52.0))

    def test_customers_of_a_tag_reach_their_own_tiers_for_the_products_that_are_meant(self):
        tag = self.env["res.partner.category"].create({"name": "Dealers"})
        (self.customer | self.partner_a).category_id = tag
        self.a_sale((self.boiler, 10), (self.pump, 50))
        self.a_sale((self.boiler, 20), partner=self.partner_a)
        agreement = self.an_agreement(
            (15, 1.5), category_id=tag.id, measure="quantity", kind="unit", product_ids=self.boiler.ids
        )

        run = self.previewed(agreement)
        found = {line.partner_id: (line.quantity, line.rate, line.amount) for line in run.line_ids}
        self.assertEqual(found, {self.customer: (10.0, 0.0, 0.0), self.partner_a: (20.0, 1.5, 30.0)})
        run.action_create_allowances()
        self.assertEqual(run.allowance_ids.partner_id, self.partner_a)
        self.assertEqual(run.action_view_allowances()["res_id"], run.allowance_ids.id)

    def test_each_currency_has_its_own_allowance(self):
        _order, invoice = self.a_sale((self.boiler, 10))
        currency = self.setup_other_currency("EUR", rates=[("2026-01-01", 0.5)])
        foreign = invoice.copy({"currency_id": currency.id, "invoice_date": "2026-03-02"})
        foreign.action_post()

        run = self.previewed(self.an_agreement((1000, 10)))
        self.assertEqual(run.line_ids.mapped("reached"), [3000.0, 3000.0])
        run.action_create_allowances()

        found = {each.currency_id: each.amount_total for each in run.allowance_ids}
        self.assertEqual(found, {self.company.currency_id: 100.0, currency: 100.0})
        self.assertEqual(run.amount, 300.0)

    def test_a_period_is_given_once_until_its_allowances_are_cancelled(self):
        self.a_sale((self.boiler, 10))
        agreement = self.an_agreement((0, 5))
        run = self.previewed(agreement)
        run.action_create_allowances()

        self.assertRefused(lambda: self.previewed(agreement), "has given its rebate")
        self.assertRefused(run.action_create_allowances, "stays")
        self.assertRefused(run.action_cancel, f"{run.allowance_ids.name} still stand")
        twin = self.env["after_sales.rebate.run"].with_user(self.sales).create({"agreement_id": agreement.id})
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"), self.env.cr.savepoint():
            unlocked(twin).write({"state": "done"})
            self.env.flush_all()
        twin.unlink()
        run.allowance_ids.action_cancel()
        run.action_cancel()
        self.previewed(agreement).action_create_allowances()
        self.assertEqual(agreement.run_count, 2)
        self.assertEqual(
            self.env["after_sales.rebate.run"].search(agreement.action_view_runs()["domain"]), agreement.run_ids
        )

    def test_what_changed_since_the_preview_is_not_created(self):
        self.a_sale((self.boiler, 10))
        agreement = self.an_agreement((500, 5))
        run = self.previewed(agreement)
        self.a_sale((self.boiler, 1))

        self.assertRefused(run.action_create_allowances, "not what was previewed any more")
        self.assertFalse(run.allowance_ids)
        run.action_preview()
        run.action_create_allowances()
        self.assertEqual(run.allowance_ids.amount_total, 55.0)

    def test_wrong_terms_are_told_at_once_and_active_ones_stay(self):
        wrong = self.an_agreement(
            (5, 3), (9, 2), (0, 101), is_active=False, partner_id=False, date_to="2025-01-01", reason_id=False
        )
        self.assertRefused(
            wrong.with_user(self.approver_gm).action_activate,
            "with one customer or with one customer tag", "ends before", "has no reason", "more than 100 %", "gives less",
        )  # fmt: skip

        agreement = self.an_agreement((0, 5))
        for call in (
            lambda: agreement.write({"date_to": "2027-12-31"}),
            lambda: agreement.tier_ids.write({"rate": 9.0}),
            agreement.unlink,
        ):
            self.assertRefused(call, "so its terms stay")
        copy = agreement.copy()
        self.assertEqual((str(copy.date_from), str(copy.date_to), copy.state), ("2027-01-01", "2027-12-31", "draft"))
        self.assertEqual(copy.tier_ids.rate, 5.0)
        agreement.with_user(self.approver_gm).action_close()
        self.assertRefused(agreement.action_preview, "Closed")

    def test_promising_and_giving_are_for_their_roles(self):
        agreement = self.an_agreement((0, 5), is_active=False)

        self.assertRefused(agreement.action_activate, "it takes one of the roles", error=AccessError)
        self.assertRefused(
            lambda: agreement.write({"state": "active"}), "cannot be written directly", error=AccessError
        )
        agreement.with_user(self.approver_gm).action_activate()
        self.assertRefused(
            agreement.with_user(self.accountant).action_preview, "it takes one of the roles", error=AccessError
        )

    def test_step_by_step_each_part_of_the_volume_gets_its_own_rate(self):
        self.a_sale((self.boiler, 40))
        run = self.previewed(self.an_agreement((1000, 2), (3000, 4), mode="stepped"))

        self.assertEqual((run.line_ids.reached, run.line_ids.rate, run.line_ids.amount), (4000.0, 2.0, 80.0))

    def test_a_rebate_for_poor_quality_goes_by_how_much_came_back(self):
        order, _invoice = self.a_sale((self.boiler, 40))
        agreement = self.an_agreement((5, 3), measure="returned")
        self.assertEqual(self.previewed(agreement).line_ids.amount, 0.0)
        self.a_returned(order, (self.boiler, 4))

        line = self.previewed(agreement).line_ids

        self.assertEqual((line.reached, line.net_amount, line.amount), (10.0, 3600.0, 108.0))
