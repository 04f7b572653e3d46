# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .capa_common import IMPLEMENTED, CapaCommon


@tagged("post_install", "-at_install", "after_sales")
class TestJourneyCapa(CapaCommon):
    """From the complaint to the verified cure, and to the customer who is told (R4.01, R4.50, R4.57 to R4.59, R4.68)."""

    def test_what_came_back_is_cured_and_told(self):
        """R4.01, R4.20, R4.58, R4.67, R4.68"""
        self.customer.email = "rosa@example.com"
        case = self.investigated(self.an_accepted_case())
        capa = self.a_begun_capa(case)
        capa.action_ids = [Command.create(self.an_action(kind="containment", name="Stock sorted"))]
        self.approved(self.negotiated(self.approved(self.proposed(case, ("explanation", 0)))))
        self.assertEqual(case.state, "approved")
        with freeze_time(IMPLEMENTED):
            self.finished(capa.action_ids)
            capa.with_user(self.actor).action_implement()

        # It comes back: the sheet is opened anew by itself, and a team begins.
        order = self.sold_again("2026-04-05")
        for _each in range(4):
            self.complained_again(order, "2026-05-01")
        self.checked("2026-06-20")
        self.assertEqual((capa.state, capa.check_result, len(capa.sudo().project_ids)), ("open", "failed", 1))

        # Something better is done, and nothing comes back.
        with freeze_time("2026-07-01"):
            capa.action_ids = [Command.create(self.an_action(name="Each piece is tested", deadline="2026-07-20"))]
            self.finished(capa.action_ids.filtered(lambda action: action.state == "open"))
            capa.with_user(self.actor).action_implement()
        self.sold_again("2026-08-01")
        self.checked("2026-10-01")
        with freeze_time("2026-10-02"):
            capa.with_user(self.representative).action_confirm()
            reply = self.env["after_sales.case.reply"].browse(
                capa.with_user(self.sales).action_tell_customers()["res_id"]
            )
            reply.with_user(self.sales).action_send()

        self.assertEqual((capa.state, capa.check_result, capa.is_told), ("effective", "effective", True))
        self.assertEqual((reply.state, len(reply.attachment_ids)), ("sent", 1))
        self.assertEqual(case.state, "done")
