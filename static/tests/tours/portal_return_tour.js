// Part of after_sales. LGPL-3.
// A customer asks for a return of his order and later prints the note for the parcel.
import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");

tours.add("after_sales_portal_request_tour", {
    steps: () => [
        { content: "Return goods of this order", trigger: "#after_sales_return_button", run: "click", expectUnloadPage: true },
        { content: "Two come back", trigger: "#after_sales_items input[type=number]", run: "edit 2" },
        { content: "Why", trigger: "#after_sales_reason", run: "selectByLabel Defective goods" },
        { content: "What happened", trigger: "#after_sales_words", run: "edit It leaks at the valve" },
        {
            content: "Ask for it",
            trigger: "#after_sales_request button[type=submit]",
            run: "click",
            expectUnloadPage: true,
        },
        { content: "It is there", trigger: ".alert-success:contains(We have your request)" },
        { content: "It is being checked", trigger: "#after_sales_status:contains(Being checked)" },
        { content: "With the goods", trigger: "#after_sales_goods td:contains(2 Units)" },
    ],
});

tours.add("after_sales_portal_follow_tour", {
    steps: () => [
        {
            content: "Open the return",
            trigger: "table td a[href^='/my/returns/']",
            run: "click",
            expectUnloadPage: true,
        },
        { content: "It is approved", trigger: "#after_sales_status:contains(Waiting for your goods)" },
        { content: "It says where to send them", trigger: "#after_sales_next:contains(Please send the goods)" },
        { content: "And there is a note for the parcel", trigger: "a[href*='/parcel?access_token=']" },
    ],
});
