# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .inspections import InspectionCase


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsInspection(InspectionCase):
    """What quality says of goods in quarantine (R5.13, R5.16, checklist B44)."""

    def test_goods_that_come_in_wait_for_inspection_with_the_planned_disposition(self):
        scrap = self.a_disposition("scrap")

        document = self.a_waiting(4, disposition_id=scrap.id)

        inspection = document.inspection_ids
        self.assertEqual((inspection.state, inspection.waiting_qty, inspection.reason_id), ("draft", 4.0, self.reason))
        self.assertEqual((inspection.line_ids.disposition_id, inspection.line_ids.quantity), (scrap, 4.0))
        self.assertEqual(inspection.line_ids.reason_id, self.reason)
        self.assertEqual(document.inspection_status, "waiting")

    def test_nothing_is_promised_before_inspection_releases_it(self):
        before = self.free_qty()

        document = self.a_waiting(4)
        self.assertEqual(self.free_qty(), before)
        self.found(self.inspection_of(document), ("restock", 4))
        self.assertEqual(self.free_qty(), before)
        self.inspection_of(document).action_inspect()

        self.assertEqual(self.free_qty(), (before[0] + 4, before[1] + 4))
        self.assertStock(self.product, on_hand=24.0, quarantine=0.0, value=240.0)
        self.assertEqual(document.inspection_status, "done")

    def test_a_part_is_decided_and_the_rest_waits_in_the_next_inspection(self):
        document = self.a_waiting(4)

        first = self.inspected(document, ("restock", 1))

        second = self.inspection_of(document)
        self.assertEqual((first.state, document.inspection_status), ("done", "partial"))
        self.assertEqual((second.waiting_qty, second.line_ids.quantity), (3.0, 3.0))
        self.assertEqual([first.name[-2:], second.name[-2:]], ["01", "02"])
        self.assertStock(self.product, on_hand=21.0, quarantine=3.0)

    def test_goods_that_come_later_are_proposed_in_the_open_inspection(self):
        document = self.an_approved_return(self.order, (self.product, 4))
        self.received(document, {self.product: 1.0})

        self.received(document)

        inspection = document.inspection_ids
        self.assertEqual((len(inspection), inspection.waiting_qty), (1, 4.0))
        self.assertEqual(inspection.line_ids.mapped("quantity"), [1.0, 3.0])

    def test_everything_that_speaks_against_it_is_told_at_once(self):
        inspection = self.inspection_of(self.a_waiting(4))
        self.found(inspection, ("restock", 5), ("customer", 1), ("downgrade", 1), ("vendor", 0))

        self.assertRefused(
            inspection.action_inspect,
            "only 4 wait",
            "only 0 are not credited",
            "choose the product that it becomes",
            "has no vendor",
            "must be above zero",
        )

        self.assertEqual(inspection.state, "draft")
        self.assertStock(self.product, quarantine=4.0)

    def test_goods_that_the_warehouse_moved_away_are_not_decided_on(self):
        document = self.a_waiting(4)
        self.env["stock.quant"]._update_available_quantity(self.product, self.warehouse.after_sales_quarantine_id, -3.0)

        self.found(self.inspection_of(document), ("restock", 2))

        self.assertRefused(self.inspection_of(document).action_inspect, "only 1 lie free in quarantine")

    def test_what_was_decided_is_never_edited(self):
        inspection = self.inspected(self.a_waiting(4), ("restock", 4))

        self.assertRefused(lambda: inspection.write({"note": "no"}), "cannot change any more")
        self.assertRefused(lambda: inspection.line_ids.write({"quantity": 1}), "cannot change any more")
        self.assertRefused(inspection.line_ids.unlink, "cannot change any more")
        self.assertRefused(inspection.unlink, error=AccessError)

    def test_it_says_who_looked_and_when_and_what_was_found_beside_the_claim(self):
        other = self.env.ref("after_sales.after_sales_reason_damage")

        inspection = self.inspected(self.a_waiting(4), ("restock", 3), ("scrap", 1, {"reason_id": other.id}))

        self.assertEqual(inspection.inspected_by_id, self.quality)
        self.assertTrue(inspection.inspected_on)
        self.assertEqual(inspection.line_ids.mapped("is_as_claimed"), [True, False])
        self.assertEqual(inspection.line_ids.claimed_reason_id, self.reason)

    def test_each_effect_stands_once_in_the_posting_ledger(self):
        inspection = self.inspected(self.a_waiting(4), ("restock", 3), ("scrap", 1))

        self.assertEqual(sorted(inspection.posting_ids.mapped("kind")), ["restock", "scrap"])
        self.assertRefused(inspection.action_inspect, "is “Inspected”, so it cannot be inspected now")
        self.assertRefused(inspection.action_submit, "cannot be submitted")

    def test_a_disposition_that_needs_no_inspection_is_carried_out_on_receipt(self):
        restock = self.a_disposition("restock").copy({"code": "STRAIGHT", "is_inspected": False})

        document = self.a_waiting(4, disposition_id=restock.id)

        inspection = document.inspection_ids
        self.assertEqual((inspection.state, inspection.is_automatic), ("done", True))
        self.assertFalse(inspection.inspected_by_id)
        self.assertIn("Done by rule", "".join(inspection.message_ids.mapped("body")))
        self.assertStock(self.product, on_hand=24.0, quarantine=0.0)

    def test_a_company_that_inspects_nothing_puts_goods_back_to_stock_at_once(self):
        self.company.after_sales_is_inspected = False

        document = self.a_waiting(4)

        self.assertEqual(document.inspection_status, "done")
        self.assertStock(self.product, on_hand=24.0)

    def test_what_cannot_be_done_by_rule_waits_for_a_person_with_the_reason(self):
        downgrade = self.a_disposition("downgrade")
        downgrade.is_inspected = False

        document = self.a_waiting(4, disposition_id=downgrade.id)

        inspection = document.inspection_ids
        self.assertEqual((inspection.state, inspection.is_automatic), ("draft", False))
        self.assertIn("choose the product", inspection.problem)
        self.assertEqual(document.receipt_status, "received")

    def test_a_new_disposition_needs_no_code(self):
        charity = self.a_disposition("scrap").copy({"name": "Charity", "code": "CHARITY"})
        inspection = self.inspection_of(self.a_waiting(4))
        inspection.line_ids.disposition_id = charity

        inspection.action_inspect()

        self.assertStock(self.product, quarantine=0.0, on_hand=20.0, value=200.0)

    def test_several_inspections_are_carried_out_together(self):
        inspections = self.inspection_of(self.a_waiting(2)) | self.inspection_of(self.a_waiting(3))
        inspections.line_ids.disposition_id = self.a_disposition("restock")

        inspections.action_inspect()

        self.assertEqual(set(inspections.mapped("state")), {"done"})
        self.assertStock(self.product, on_hand=25.0, quarantine=0.0)

    def test_a_receipt_that_is_taken_off_again_withdraws_the_question(self):
        document = self.a_waiting(4)

        document.sudo().line_ids.receipt_move_ids.move_line_ids.quantity = 0.0

        self.assertFalse(document.sudo().inspection_ids)
        self.assertEqual(document.inspection_status, "none")


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsInspectionRights(InspectionCase):
    """Quality inspects (R14.08); nobody else does."""

    def test_other_roles_read_and_change_nothing(self):
        inspection = self.inspection_of(self.a_waiting(4))
        inspection.line_ids.disposition_id = self.a_disposition("restock")

        for user in (
            self.sales,
            self.clerk,
            self.warehouse_user,
            self.accountant,
            self.approver_gm,
            self.auditor,
            self.administrator,
        ):
            seen = inspection.with_user(user)
            self.assertTrue(seen.read(["name", "waiting_qty", "waiting_days", "state"]))
            self.assertTrue(seen.line_ids.read(["disposition_id", "quantity", "reason_id", "display_name"]))
            for forbidden in (
                seen.action_inspect,
                seen.action_take_back,
                lambda seen=seen: seen.write({"note": "x"}),
                lambda seen=seen: seen.line_ids.write({"quantity": 1}),
                lambda seen=seen: seen.line_ids.unlink(),
                lambda seen=seen: seen.copy(),
            ):
                self.assertRefused(forbidden, error=AccessError)

    def test_quality_makes_no_inspection_of_goods_that_did_not_come(self):
        line = self.an_approved_return(self.order, (self.product, 1)).line_ids
        values = {"return_line_id": line.id, "warehouse_id": self.warehouse.id}

        self.assertRefused(
            lambda: self.env["after_sales.return.inspection"].with_user(self.quality).create(values), error=AccessError
        )

    def test_another_company_sees_nothing(self):
        inspection = self.inspection_of(self.a_waiting(4))
        other = self.env["res.company"].create({"name": "Other Ltd"})
        stranger = self._a_user("quality", login="stranger_quality", company=other)

        self.assertFalse(inspection.with_user(stranger).search([("id", "=", inspection.id)]))
        self.assertRefused(inspection.with_user(stranger).action_inspect, error=AccessError)
