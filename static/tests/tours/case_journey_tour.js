// Part of after_sales. LGPL-3.
// One tour for each person who meets a complaint on its way from the first call to the decision.
import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const stands = (status) => ({
    content: `The case is ${status}`,
    trigger: `.o_statusbar_status .o_arrow_button_current:contains("${status}")`,
});
const picks = (field, words) => [
    { content: `Look for ${words}`, trigger: `${field} input`, run: `edit ${words}` },
    { content: "Choose it", trigger: `.ui-menu-item > a:contains(${words})`, run: "click" },
    { content: "It is chosen", trigger: `${field} input:value(${words})` },
];
const selects = (field, words) => [
    { content: `Open the list of ${words}`, trigger: `${field} input`, run: "click" },
    { content: `Choose ${words}`, trigger: `.o_select_menu_item:contains(${words})`, run: "click" },
];

tours.add("after_sales_case_report_tour", {
    steps: () => [
        { content: "The customer complains of this order", trigger: "button[name=action_after_sales_case]", run: "click" },
        { content: "Nothing is chosen yet", trigger: ".modal td[name=quantity]:contains(0.00)", run: "click" },
        { content: "Two of them", trigger: ".modal td[name=quantity] input", run: "edit 2" },
        { content: "Complain of these", trigger: ".modal button[name=action_add]", run: "click" },
        { content: "The draft is open", trigger: "body:not(:has(.modal)) button[name=action_report]" },
        ...picks(".o_field_widget[name=reason_id]", "Defective goods"),
        {
            content: "It was complained of before: that is shown while one writes",
            trigger: ".alert-warning:contains(Perhaps the same as)",
        },
        ...selects(".o_field_widget[name=demand]", "Allowance"),
        { content: "In detail", trigger: ".o_field_widget[name=demand_note] textarea", run: "edit Half the price off" },
        { content: "Pass it on", trigger: "button[name=action_report]", run: "click" },
        stands("Waiting for Acceptance"),
    ],
});

tours.add("after_sales_case_accept_tour", {
    steps: () => [
        { content: "See what came in", trigger: ".o_kanban_record:contains(Complaints to Accept)", run: "click" },
        { content: "Open it", trigger: ".o_kanban_record:contains(Boiler)", run: "click" },
        { content: "It says what the customer wants", trigger: ".o_field_widget[name=demand_note]:has(textarea:value(Half the price off))" },
        { content: "Accept it", trigger: "button[name=action_accept]", run: "click" },
        stands("Being Handled"),
        { content: "It has a deadline", trigger: ".o_field_widget[name=deadline]" },
    ],
});

tours.add("after_sales_case_quality_tour", {
    steps: () => [
        { content: "Open what is due", trigger: ".o_list_view .o_data_row .o_data_cell[name=name]", run: "click" },
        { content: "Look at the case", trigger: ".o_field_widget[name=case_id] a.o_form_uri", run: "click" },
        { content: "My unit has it", trigger: ".alert-warning:contains(Your unit has this case)" },
        { content: "The determination", trigger: ".nav-link:contains(Determination)", run: "click" },
        ...selects(".o_field_widget[name=finding]", "Founded"),
        ...picks(".o_field_widget[name=cause_id]", "Process"),
        { content: "Why", trigger: ".o_field_widget[name=occurrence_cause] textarea", run: "edit Torque not set" },
        { content: "Why not seen", trigger: ".o_field_widget[name=escape_cause] textarea", run: "edit Leak test left out" },
        { content: "Who", trigger: ".o_field_widget[name=share_ids] .o_field_x2many_list_row_add a", run: "click" },
        ...picks(".o_field_widget[name=share_ids] [name=department_id]", "Assembly"),
        { content: "All of it", trigger: ".o_field_widget[name=share_ids] [name=percent] input", run: "edit 100" },
        { content: "Give the opinion", trigger: "button[name=action_opinion]", run: "click" },
        { content: "In words", trigger: ".o_field_widget[name=opinion] textarea", run: "edit Seen in the laboratory" },
        { content: "Pass it on", trigger: "button[name=action_complete]", run: "click" },
        stands("Done"),
    ],
});

tours.add("after_sales_case_approve_tour", {
    steps: () => [
        { content: "See what waits", trigger: ".o_kanban_record:contains(To Approve):contains(1)", run: "click" },
        { content: "Open it", trigger: ".o_list_view .o_data_row .o_data_cell[name=document_name]", run: "click" },
        { content: "It says what is decided on", trigger: "button[name=action_approve]" },
        { content: "Say yes", trigger: "button[name=action_approve]", run: "click" },
        { content: "It goes to the negotiation", trigger: "body:not(:has(button[name=action_approve]))" },
    ],
});
