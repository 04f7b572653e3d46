# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged

from .recall_common import RecallCommon

HELD = "is held by recall"


@tagged("post_install", "-at_install", "after_sales")
class TestRecallRelease(RecallCommon):
    """Goods leave before their checks are done with the customer's consent and a yes, and can be called back (R10.12)."""

    def set_stage(self):
        super().set_stage()
        self.recall = self.a_running_recall()

    def test_a_released_quantity_leaves_to_its_customer_and_notes_it(self):
        release = self.an_approved_release(quantity=2.0)
        picking = self.a_delivery(self.lot, 2)

        self.validated(picking)

        self.assertEqual(picking.move_line_ids.after_sales_release_id, release)
        self.assertEqual((release.used_qty, release.left_qty, release.state), (2.0, 0.0, "done"))

    def test_a_released_lot_is_reserved_for_that_customer_only(self):
        self.bought(self.boiler, 1, 10.0, lot=self.sound)
        self.an_approved_release(quantity=4.0)

        for partner, quantity in ((self.bakery, 7.0), (self.customer, 4.0)):
            picking = self.an_order((self.boiler, 20), partner=partner).picking_ids
            picking.action_assign()
            self.assertEqual(picking.move_ids.quantity, quantity, partner.name)

    def test_more_another_customer_or_another_lot_is_not_released(self):
        self.a_running_recall({"product_id": self.boiler.id, "lot_id": self.sound.id})
        self.an_approved_release(quantity=2.0)

        for picking in (
            self.a_delivery(self.lot, 3),
            self.a_delivery(self.lot, 1, partner=self.bakery),
            self.a_delivery(self.sound, 1),
        ):
            self.assertRefused(picking.button_validate, HELD, error=ValidationError)

    def test_one_release_is_not_used_by_two_deliveries(self):
        self.an_approved_release(quantity=2.0)
        first, second = self.a_delivery(self.lot, 2), self.a_delivery(self.lot, 1)
        self.validated(first)

        self.assertRefused(second.button_validate, HELD, error=ValidationError)
        self.assertRefused((self.a_delivery(self.lot, 1)).button_validate, HELD, error=ValidationError)

    def test_before_the_yes_nothing_leaves(self):
        self.a_release().action_submit()

        self.assertRefused(self.a_delivery(self.lot, 1).button_validate, HELD, error=ValidationError)

    def test_without_consent_reason_or_lot_it_is_not_asked_for(self):
        release = self.a_release(attachment_ids=[Command.clear()], justification=" ", lot_id=False, quantity=0.0)

        self.assertRefused(
            release.action_submit,
            "no consent of Rosa Alvarez",
            "why the goods may leave",
            "choose the lot",
            "above zero",
        )

    def test_goods_that_nothing_holds_need_none(self):
        self.assertRefused(self.a_release(self.sound).action_submit, "is not needed")

    def test_whoever_asked_does_not_sign_and_lower_roles_do_not(self):
        release = self.a_release()
        release.action_submit()

        for user in (self.sales, self.approver_manager, self.administrator):
            self.assertRefused(release.with_user(user).action_approve, error=AccessError)
        self.assertRefused(self.a_release().with_user(self.warehouse_user).action_submit, error=AccessError)

    def test_what_was_signed_is_not_changed(self):
        release = self.an_approved_release()

        for values in ({"quantity": 9.0}, {"partner_id": self.bakery.id}, {"attachment_ids": [Command.clear()]}):
            self.assertRefused(lambda values=values: release.write(values), "cannot change")
        self.assertRefused(lambda: release.write({"used_qty": 0.0}), error=AccessError)

    def test_a_consent_that_is_exchanged_after_the_yes_releases_nothing(self):
        release = self.an_approved_release()
        release.attachment_ids.with_user(self.sales).raw = b"something else"

        self.assertRefused(self.a_delivery(self.lot, 1).button_validate, HELD, error=ValidationError)

    def test_whoever_reads_the_release_reads_the_consent_and_a_file_of_something_else_stays_there(self):
        foreign = self.a_consent("order.pdf")
        foreign.write({"res_model": self.rosas._name, "res_id": self.rosas.id})
        release = self.a_release(attachment_ids=[Command.link(self.a_consent().id), Command.link(foreign.id)])

        files = release.with_user(self.approver_gm).attachment_ids
        self.assertEqual([file.raw for file in files.sorted("name")], [b"consent.pdf", b"order.pdf"])
        self.assertEqual((set(files.mapped("res_model")), foreign.res_model), ({"after_sales.release"}, "sale.order"))

    def test_goods_in_quarantine_leave_to_the_customer_with_a_release(self):
        """What waits for inspection is a check that is not done"""
        self.company.after_sales_control = "enforce"
        self.a_returned(self.shipped((self.sound, 2)), (self.boiler, 2, self.sound))
        picking = self.a_delivery_from_quarantine(self.sound, 2)
        self.assertRefused(picking.button_validate, "leaves it by inspection only", error=ValidationError)

        release = self.an_approved_release(self.sound)
        self.assertIn("quarantine", self.a_release(self.sound).open_checks)
        self.validated(picking)

        self.assertEqual(release.used_qty, 2.0)

    def test_a_release_is_no_way_out_of_quarantine_into_stock(self):
        self.company.after_sales_control = "enforce"
        self.a_returned(self.shipped((self.sound, 2)), (self.boiler, 2, self.sound))
        self.an_approved_release(self.sound)
        picking = self.a_delivery_from_quarantine(self.sound, 2, to=self.warehouse.lot_stock_id)

        self.assertRefused(picking.button_validate, "leaves it by inspection only", error=ValidationError)

    def test_exactly_the_released_pieces_are_called_back_in_one_click(self):
        """R10.12: traceable, so that it can be recalled at once; Rosa's five of before are not among them"""
        release = self.an_approved_release(quantity=2.0)
        self.validated(self.a_delivery(self.lot, 2))

        again = self.env["after_sales.recall"].browse(release.with_user(self.quality).action_start_recall()["res_id"])
        words = {
            "problem": "Valve.",
            "instructions": "Stop.",
            "answer_until": "2026-03-20",
            "reason_id": self.reason.id,
        }
        again.with_user(self.quality).write(words)
        again.with_user(self.quality).action_submit()

        self.assertEqual((again.line_ids.kept_qty, again.line_ids.partner_id), (2.0, self.customer))
        self.assertTrue(release.is_recalled)
        self.assertEqual(release.action_view_recalls()["res_id"], again.id)
        self.assertRefused(lambda: release.with_user(self.warehouse_user).action_start_recall(), error=AccessError)

    def test_a_release_that_was_used_is_not_cancelled(self):
        release = self.an_approved_release(quantity=4.0)
        self.validated(self.a_delivery(self.lot, 1))

        self.assertRefused(release.action_cancel, "goods have left with it")

    def a_delivery_from_quarantine(self, lot, quantity, to=None):
        place = to or self.env.ref("stock.stock_location_customers")
        places = {"location_id": self.warehouse.after_sales_quarantine_id.id, "location_dest_id": place.id}
        move = {"product_id": self.boiler.id, "product_uom_qty": quantity, **places}
        vals = {"partner_id": self.customer.id, **places, "move_ids": [Command.create(move)]}
        picking = self.env["stock.picking"].create({"picking_type_id": self.warehouse.out_type_id.id, **vals})
        picking.action_confirm()
        picking.move_ids.move_line_ids.unlink()
        self.env["stock.move.line"].create(
            picking.move_ids._prepare_move_line_vals(quantity=quantity) | {"lot_id": lot.id}
        )
        picking.move_ids.picked = True
        return picking
