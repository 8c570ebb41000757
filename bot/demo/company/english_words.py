"""What the sample company's clients have said and what was done about it, in English: data only."""

from __future__ import annotations

from nps.values import Group, Reason

COMMENTS: dict[tuple[Group, Reason], tuple[str, ...]] = {
    (Group.DETRACTOR, Reason.TIMELINESS): (
        "The lorry was due at eight and came after five. The crew stood idle all day.",
        "Promised for Tuesday, delivered on Friday. Nobody can work like that.",
        "Delivery was put off on the very day. The crane was already on site.",
        "Two sites have waited for insulation for a second week, and your system says “delivered”.",
        "Half of the order came a week later, though it was one delivery.",
        "They arrived at ten in the evening with nobody here to unload. No call beforehand.",
        "We were told “tomorrow for certain” four times in a row.",
        "You used to run like clockwork. What has happened?",
    ),
    (Group.DETRACTOR, Reason.ATTITUDE): (
        "Every second letter is answered, and calls end with “we will ring back” and silence.",
        "Nobody even apologised until we made a row.",
        "For three weeks I have been waiting for an answer to our claim.",
        "It feels as if an account of our size does not interest you.",
        "The driver was rude to our storekeeper, and your office only shrugged.",
        "We are remembered when somebody has a sales target to meet.",
        "Ask about a faulty delivery, and you are spoken to as if it were your fault.",
    ),
    (Group.DETRACTOR, Reason.QUALITY): (
        "Every tenth block of the last batch is chipped.",
        "The dry mix came caked; we had to write off nearly a pallet.",
        "Rebar from another maker, and nobody told us of the change.",
        "Tiles from different batches: the shades differ, and our client refused them.",
        "Pallets fall apart while we unload, there is one layer of film.",
    ),
    (Group.DETRACTOR, Reason.VALUE): (
        "The price went up a second time this quarter, and we learned it from the invoice.",
        "The neighbours sell the same eight per cent cheaper, delivery included.",
        "The discount promised all year has never reached an invoice.",
        "Delivery cost more than the goods.",
    ),
    (Group.DETRACTOR, Reason.COMPETENCE): (
        "The manager mixes up grades of concrete, so we check every specification ourselves.",
        "The invoice went to the wrong legal entity, twice.",
        "We were advised the wrong waterproofing and did the work again at our own cost.",
        "Nobody can answer a technical question; we are sent a link to the maker’s site.",
    ),
    (Group.DETRACTOR, Reason.FLEXIBILITY): (
        "Payment terms were cut to seven days without a word; no contractor can bear that.",
        "Three spare pallets could not be returned, unopened as they were.",
        "Full lorries only, and our site needs a little at a time.",
        "One more item cannot be added to an order, only a new delivery.",
    ),
    (Group.PASSIVE, Reason.TIMELINESS): (
        "Fine on the whole, but we would like to know the delivery time in advance.",
        "Reliable, now and then half a day late.",
        "Papers come two or three days after the goods, and our accountants grumble.",
    ),
    (Group.PASSIVE, Reason.QUALITY): (
        "Steady quality, weak packaging.",
        "Good material; certificates have to be begged for.",
        "Some tiles arrive broken. They are replaced without a word, but we lose time.",
    ),
    (Group.PASSIVE, Reason.VALUE): (
        "Convenient to work with, but prices are above the market.",
        "Not cheap, but no surprises.",
        "A clear volume discount would be better than haggling each time.",
    ),
    (Group.PASSIVE, Reason.ATTITUDE): ("A good manager who is always busy.", "Polite, only it is always us who call."),
    (Group.PASSIVE, Reason.COMPETENCE): (
        "They know the usual items well, facades less so.",
        "Quick estimates, but the quantities were wrong a couple of times.",
    ),
    (Group.PASSIVE, Reason.FLEXIBILITY): (
        "Longer payment terms would help, thirty days perhaps.",
        "Small deliveries on Saturdays would be a great help.",
        "The smallest lot is too big for repair work.",
    ),
    (Group.PROMOTER, Reason.TIMELINESS): (
        "Delivered to the day, and on a building site that is what counts.",
        "Not one delay in a year. Keep it up.",
        "They call an hour before they arrive, so we are always ready to unload.",
        "An urgent order was put together overnight and saved our pour.",
        "They say Wednesday, and it is Wednesday.",
    ),
    (Group.PROMOTER, Reason.QUALITY): (
        "Always one batch, with papers. Supervision finds nothing.",
        "No defects in two seasons.",
        "Whole pallets, thick film, all of it dry. A pleasure to receive.",
        "Steady mixes; the crews are used to them and want nothing else.",
    ),
    (Group.PROMOTER, Reason.VALUE): (
        "An honest price and a clear invoice, nothing added.",
        "With delivery it comes out cheaper than everybody we compared.",
        "You hold the price until the building is finished, and that is worth a lot.",
    ),
    (Group.PROMOTER, Reason.ATTITUDE): (
        "We are listened to here, and called back.",
        "They solve problems before we notice them.",
        "Small orders are treated like large ones.",
        "They warned us of a rise in prices and offered to buy ahead. I respect that.",
    ),
    (Group.PROMOTER, Reason.COMPETENCE): (
        "The manager knows the materials better than our engineers.",
        "Your engineer found a mistake in our specification before we ordered.",
        "They suggested another roofing and saved us a quarter of the estimate.",
    ),
    (Group.PROMOTER, Reason.FLEXIBILITY): (
        "Leftovers were taken back without discussion.",
        "A delivery was sent to another site within half an hour, no questions asked.",
        "They gave us time to pay when our own client was late.",
    ),
}
OUTCOMES: dict[Reason, tuple[str, ...]] = {
    Reason.TIMELINESS: (
        "Changed the carrier, fixed a delivery window before noon.",
        "Delivered the rest the same day, agreed a schedule until the end of the quarter.",
    ),
    Reason.QUALITY: ("Replaced the batch, took the defects back at our cost.",),
    Reason.VALUE: ("Agreed a volume discount and put it into the contract.",),
    Reason.ATTITUDE: (
        "Called, apologised, agreed on a weekly call.",
        "The head of the department met the client, and the claim was settled the same day.",
    ),
    Reason.COMPETENCE: ("Brought in a technical specialist, recalculated the specification.",),
    Reason.FLEXIBILITY: ("Gave back payment terms of 21 days.",),
}
