# Part of after_sales. LGPL-3.
"""Chapter 4: what came back, what is on its way, what was refused. One function for each return."""

APPROVERS = ("mira.manager", "david.deputy", "gloria.gm")
REASON = "after_sales.after_sales_reason_%s"


def is_told(stage):
    return bool(stage.env["after_sales.return"].search_count([("company_id", "=", stage.company.id)], limit=1))


def tell(stage):
    for story in (
        _rosas_boiler,
        _pumps_on_an_open_invoice,
        _pump_from_abroad,
        _seals_still_to_come,
        _hotel_pumps_expected,
        _boards_refused,
        _demo_pump_cancelled,
        _bakery_pump_to_decide,
        _boilers_for_the_general_manager,
        _board_that_cannot_post,
        _thermostat_in_draft,
    ):
        story(stage)


def _rosas_boiler(stage):
    """Paid long ago: the credit note stays open as Rosa's credit."""
    leak = "Leaks at the heat exchanger. The technician could not seal it."
    document = propose(stage, "Rosa's boiler", "defect", leak, login="clara.clerk", B24=1)
    submit(stage, document)
    approve(stage, document)
    receive(stage, document)


def _pumps_on_an_open_invoice(stage):
    """Not paid yet: the credit note settles its part of the invoice by itself."""
    document = propose(stage, "PO 4471", "surplus", "Two pumps more than ordered on the pallet.", P60=2)
    submit(stage, document)
    approve(stage, document)
    receive(stage, document)


def _pump_from_abroad(stage):
    """In euros, credited at the rate of its invoice."""
    document = propose(stage, "KH-2231", "damage", "Crate broken on arrival, the carrier has signed for it.", P60=1)
    submit(stage, document)
    approve(stage, document)
    receive(stage, document)


def _seals_still_to_come(stage):
    document = propose(stage, "School heating", "wrong_goods", "They need the seal for the older burner.", SK1=20)
    submit(stage, document)
    approve(stage, document)
    receive(stage, document, SK1=12)


def _hotel_pumps_expected(stage):
    left_out = "Two rooms were left out of the refurbishment."
    document = propose(stage, "Room 12-24", "not_needed", left_out, P60=2, TH3=1)
    submit(stage, document)
    approve(stage, document)


def _boards_refused(stage):
    document = propose(stage, "PO 4502", "not_needed", "Overstock.", CB7=2)
    submit(stage, document)
    words = "Out of the 30 days we agreed on. Offer them 10 % on the next order instead."
    _refuse(stage, document, words)


def _demo_pump_cancelled(stage):
    document = propose(stage, "Demo unit", "late", "Arrived after the show.", P60=1)
    submit(stage, document)
    stage.telling(document, "sam.sales").action_cancel()
    stage.end_of_scene()


def _bakery_pump_to_decide(stage):
    submit(stage, propose(stage, "Oven room", "defect", "Hums, and trips the breaker twice a day.", P60=1))


def _boilers_for_the_general_manager(stage):
    mix_up = "Natural gas was delivered, the order says propane."
    submit(stage, propose(stage, "KH-2207", "wrong_goods", mix_up, B24=4))


def _board_that_cannot_post(stage):
    """The goods are in, the books say no: the accountant sees why and posts again once it is mended."""
    document = propose(stage, "PO 4533", "defect", "Dead on arrival.", CB7=1)
    submit(stage, document)
    approve(stage, document)
    # Meanwhile somebody tidied up the chart of accounts.
    document.sudo().line_ids.sale_line_id.invoice_lines.account_id.active = False
    receive(stage, document)


def _thermostat_in_draft(stage):
    propose(stage, "Front shop", "defect", "The display stays dark.", login="clara.clerk", TH3=1)


# -- what people do ----------------------------------------------------------------------------------------------------


def propose(stage, reference, reason, note, login="sam.sales", **takes):
    """Open the order, click "Return Goods", enter what comes back (by product code) and create the return."""
    order = stage.telling(stage.order(reference), login)
    action = order.action_after_sales_return()
    wizard = order.env[action["res_model"]].browse(action["res_id"])
    wizard.write({"reason_id": stage.env.ref(REASON % reason).id, "note": note})
    for line in wizard.line_ids:
        code = line.product_id.default_code
        line.quantity = min(takes.get(code, 0), line.returnable_qty)
        takes[code] = takes.get(code, 0) - line.quantity
    action = wizard.action_create()
    stage.end_of_scene()
    return order.env[action["res_model"]].browse(action["res_id"])


def submit(stage, document):
    """Whoever created the return submits it."""
    stage.telling(document, document.sudo().create_uid.login).action_submit()
    stage.end_of_scene()


def approve(stage, document):
    """Everybody whom the authority table asks says yes."""
    while document.sudo().state == "submitted":
        _approver(stage, document).action_approve()
        stage.end_of_scene()


def _approver(stage, document):
    """The document in the hands of the first who may decide on it, the lowest in rank before the others."""
    candidates = (stage.telling(document, login) for login in APPROVERS)
    return next(candidate for candidate in candidates if candidate.can_approve)


def _refuse(stage, document, comment):
    asked = _approver(stage, document)
    action = asked.action_refuse()
    wizard = asked.env[action["res_model"]].with_context(**action["context"])
    wizard.create({"comment": comment}).action_confirm()
    stage.end_of_scene()


def receive(stage, document, **counted):
    """Count what came, by product code; all of it if nothing is said. The rest stays expected."""
    picking = stage.telling(document.sudo().picking_ids, "wendy.warehouse")
    for move in picking.move_ids if counted else ():
        move.quantity = counted.get(move.product_id.default_code, 0)
    picking.move_ids.picked = True
    picking.with_context(skip_backorder=True).button_validate()
    stage.end_of_scene()
