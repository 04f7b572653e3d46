# Part of after_sales. LGPL-3.
"""Chapter 4: what came back, what is on its way, what was refused. One function for each return."""

REASON = "after_sales.after_sales_reason_%s"


def is_told(stage):
    return bool(stage.env["after_sales.return"].search_count([("company_id", "=", stage.company.id)], limit=1))


def tell(stage):
    for story in (
        _rosas_boiler, _pumps_on_an_open_invoice, _pump_from_abroad, _seals_still_to_come, _hotel_pumps_expected,
        _boards_refused, _demo_pump_cancelled, _bakery_pump_to_decide, _boilers_for_the_general_manager,
        _boards_that_cannot_post, _thermostat_in_draft,
    ):  # fmt: skip
        story(stage)


def _rosas_boiler(stage):
    """Paid long ago: the credit note stays open as Rosa's credit."""
    document = _propose(stage, "Rosa's boiler", "defect", {"B24": 1}, "clara.clerk", "Leaks at the heat exchanger. The technician could not seal it.")
    _submit(stage, document, "clara.clerk")
    _approve(stage, document, "david.deputy")
    _receive(stage, document)


def _pumps_on_an_open_invoice(stage):
    """Not paid yet: the credit note settles its part of the invoice by itself."""
    document = _propose(stage, "PO 4471", "surplus", {"P60": 2}, note="Two pumps more than ordered on the pallet.")
    _submit(stage, document)
    _approve(stage, document, "david.deputy")
    _receive(stage, document)


def _pump_from_abroad(stage):
    """In euros, credited at the rate of its invoice."""
    document = _propose(stage, "KH-2231", "damage", {"P60": 1}, note="Crate was broken on arrival, the carrier has signed for it.")
    _submit(stage, document)
    _approve(stage, document, "mira.manager")
    _receive(stage, document)


def _seals_still_to_come(stage):
    document = _propose(stage, "School heating", "wrong_goods", {"SK1": 20}, note="They ordered the seal for the older burner.")
    _submit(stage, document)
    _approve(stage, document, "mira.manager")
    _receive(stage, document, {"SK1": 12})


def _hotel_pumps_expected(stage):
    document = _propose(stage, "Room 12-24", "not_needed", {"P60": 2, "TH3": 1}, note="Two rooms were left out of the refurbishment.")
    _submit(stage, document)
    _approve(stage, document, "david.deputy")


def _boards_refused(stage):
    document = _propose(stage, "PO 4502", "not_needed", {"CB7": 2}, note="Overstock.")
    _submit(stage, document)
    _refuse(stage, document, "mira.manager", "Out of the 30 days we agreed on. Offer them 10 % on the next order instead.")


def _demo_pump_cancelled(stage):
    document = _propose(stage, "Demo unit", "late", {"P60": 1}, note="Arrived after the show.")
    _submit(stage, document)
    stage.telling(document, "sam.sales").action_cancel()
    stage.end_of_scene()


def _bakery_pump_to_decide(stage):
    _submit(stage, _propose(stage, "Oven room", "defect", {"P60": 1}, note="Hums, and trips the breaker twice a day."))


def _boilers_for_the_general_manager(stage):
    _submit(stage, _propose(stage, "KH-2207", "wrong_goods", {"B24": 4}, note="Natural gas was delivered, the order says propane."))


def _boards_that_cannot_post(stage):
    """The goods are in, the books say no: the accountant sees why and posts again once it is mended."""
    document = _propose(stage, "PO 4533", "defect", {"CB7": 1}, note="Dead on arrival.")
    _submit(stage, document)
    _approve(stage, document, "mira.manager")
    # Meanwhile somebody tidied up the chart of accounts.
    document.sudo().line_ids.sale_line_id.invoice_lines.account_id.active = False
    _receive(stage, document)


def _thermostat_in_draft(stage):
    _propose(stage, "Front shop", "defect", {"TH3": 1}, "clara.clerk", "The display stays dark.")


# -- what people do ----------------------------------------------------------------------------------------------------


def _propose(stage, reference, reason, takes, login="sam.sales", note=""):
    """Open the order, click "Return Goods", enter what comes back and create the return."""
    order = stage.telling(stage.order(reference), login)
    action = order.action_after_sales_return()
    wizard = order.env[action["res_model"]].browse(action["res_id"])
    wizard.write({"reason_id": stage.env.ref(REASON % reason).id, "note": note})
    left = dict(takes)
    for line in wizard.line_ids:
        line.quantity = min(left.get(line.product_id.default_code, 0), line.returnable_qty)
        left[line.product_id.default_code] = left.get(line.product_id.default_code, 0) - line.quantity
    action = wizard.action_create()
    stage.end_of_scene()
    return order.env[action["res_model"]].browse(action["res_id"])


def _submit(stage, document, login="sam.sales"):
    stage.telling(document, login).action_submit()
    stage.end_of_scene()


def _approve(stage, document, login):
    stage.telling(document, login).action_approve()
    stage.end_of_scene()


def _refuse(stage, document, login, comment):
    action = stage.telling(document, login).action_refuse()
    wizard = stage.acting(stage.env[action["res_model"]], login).with_context(action["context"])
    wizard.create({"comment": comment}).action_confirm()
    stage.end_of_scene()


def _receive(stage, document, counted=None):
    """Count what came: everything, or ``counted`` by product code; the rest stays expected."""
    picking = stage.telling(document.sudo().picking_ids, "wendy.warehouse")
    for move in picking.move_ids if counted else ():
        move.quantity = counted.get(move.product_id.default_code, 0)
    picking.move_ids.picked = True
    picking.with_context(skip_backorder=True).button_validate()
    stage.end_of_scene()
