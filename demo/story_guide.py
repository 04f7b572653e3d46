# Part of after_sales. LGPL-3.
"""Where to click first, for each person of the story."""

FIRST_CLICKS = (
    (
        "sam.sales",
        "salesperson",
        "Sales > Orders > {spine} (Lakeside Bakery): Return Goods, take 2 thermostats, Create Return, Submit.",
    ),
    (
        "mira.manager",
        "sales manager",
        "After-Sales, card To Approve: what Sam has just submitted. Open it, see the effect, Approve.",
    ),
    ("wendy.warehouse", "warehouse", "After-Sales > Goods to Receive: count the two thermostats, Validate."),
    ("quinn.quality", "quality", "After-Sales > Goods to Inspect: say what becomes of them, Carry Out."),
    (
        "sam.sales",
        "salesperson",
        "After-Sales, card Waiting for Proof: open the bakery's return, Add Proof, attach any file, tick the stamp.",
    ),
    (
        "ada.accounts",
        "accountant",
        "After-Sales, card Proofs to Check: Accept. The credit note posts, off the bakery's invoice, by itself.",
    ),
    (
        "gloria.gm",
        "general manager",
        "After-Sales, card To Approve: four boilers, above all other limits; Rosa's yearly service, 11 % below the list.",
    ),
    (
        "david.deputy",
        "deputy general manager",
        "After-Sales > Returns: what he approved up to 5,000 and what became of it.",
    ),
    (
        "mira.manager",
        "sales manager",
        "After-Sales > Allowances > To Approve: damages for Rosa's floor; open Effect to see what will be paid.",
    ),
    (
        "petra.process",
        "process engineering",
        "After-Sales > Reporting > Effect of Rework: of which routing goods came back; After-Sales > Returns > Rework Routings.",
    ),
    (
        "max.making",
        "manufacturing",
        "After-Sales, card Rework to Do: the seal of the greenhouse pump. Read how, enter the hours and the torque, Done.",
    ),
    (
        "quinn.quality",
        "quality",
        "After-Sales > Recalls: the seals of lot SEAL-A113. Who was told, who answered, what is left, and does it add up?",
    ),
    ("clara.clerk", "service clerk", "After-Sales, card My Drafts: her draft for the bakery, ready to submit."),
    (
        "max.making",
        "manufacturing",
        "After-Sales, card My Opinions Due: Rosa's thermostat. Write the countermeasure on the case, then pass it on.",
    ),
    (
        "sam.sales",
        "salesperson",
        "After-Sales > Complaints > To Carry Out: the seals of the school. Open the case, Carry Out, Submit the return.",
    ),
    (
        "cora.office",
        "case coordinator",
        "After-Sales > Complaints > Register: each case with its number, its deadline and who holds it.",
    ),
    (
        "max.making",
        "manufacturing",
        "After-Sales, card My Actions Due: another holder for the battery. Write what was done, attach any file, Done.",
    ),
    (
        "sam.sales",
        "salesperson",
        "After-Sales, card Improvements to Tell: the seals. Tell Customers, read the reply and its 8D report, Send.",
    ),
    (
        "quinn.quality",
        "quality",
        "After-Sales > Traceability > Trace a Lot: SEAL-A113, Trace: from its vendor to whoever has it, and the mass balance.",
    ),
    (
        "audrey.auditor",
        "auditor",
        "After-Sales > Reporting > Bypass Register: one credit note went around, before control was enforced.",
    ),
    ("rosa", "customer", "Opens the portal: Your Returns; or her order, Return Goods. Your Complaints: an answer waits for her."),
    (
        "quinn.quality",
        "quality",
        "After-Sales > Complaints > Archive: decided complaints with their analysis, and what a record still lacks.",
    ),
    (
        "admin",
        "administrator",
        "After-Sales > Configuration: who may approve how much; Settings: what happens to side doors.",
    ),
)


def lines(stage) -> list[str]:
    spine = stage.order("Bake house").name
    width = max(len(login) for login, *_ in FIRST_CLICKS)
    return [
        "Rosa's boiler, a story at Brightwell Heating. Everybody's password is the login.",
        "Start with the first six, in this order: a return from the promise to the books.",
        "",
        *(f"{login:{width}}  {who}: {click.format(spine=spine)}" for login, who, click in FIRST_CLICKS),
    ]
