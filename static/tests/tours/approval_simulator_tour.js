// Part of after_sales. LGPL-3.
// An administrator asks the engine who would have to approve, before anybody submits anything.
import { registry } from "@web/core/registry";

const chosen = (field, name) => [
    { content: `Look for ${name}`, trigger: `.o_field_widget[name=${field}] input`, run: `edit ${name}` },
    { content: `Choose ${name}`, trigger: `.ui-menu-item > a:contains(${name})`, run: "click" },
];
const signature = (words) => ({
    content: `It says ${words}`,
    trigger: `.o_field_widget[name=step_ids] .o_kanban_record:contains(${words})`,
});

registry.category("web_tour.tours").add("after_sales_simulate_approval_tour", {
    steps: () => [
        { content: "Six hundred", trigger: ".o_field_widget[name=amount] input", run: "edit 600 && press Tab" },
        ...chosen("partner_id", "Rosa Alvarez"),
        ...chosen("user_id", "after_sales_approver_manager"),
        { content: "It is answered", trigger: ".o_field_widget[name=verdict]:contains(Deputy General Manager)" },
        signature("Deputy General Manager"),
        signature("within the limit of"),
        {
            content: "The sales manager's denial explains itself",
            trigger: ".o_field_widget[name=person_answer]:contains(May approve up to)",
        },
        { content: "The administrator leaves", trigger: ".o_form_button_cancel", run: "click" },
        { content: "Nothing is left", trigger: "body:not(:has(.o_form_dirty))" },
    ],
});
