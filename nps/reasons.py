"""What a reason belongs to (method §5), on which stage of the sale it was named (method §3), how staff correct it."""

from __future__ import annotations

from enum import StrEnum

from nps.values import Reason, SurveyKind


class Parameter(StrEnum):
    """The five loyalty parameters of the sales process, and the attitude."""

    RELIABILITY = "reliability"  # deadlines, completeness, documents, promises kept
    STABILITY = "stability"  # the same quality each time
    OFFER = "offer"  # what is offered, at which price
    ATTITUDE = "attitude"  # attention, manners, indifference
    EXPERTISE = "expertise"  # of those who sell
    FLEXIBILITY = "flexibility"  # terms, and whether they are ready to change


PARAMETERS = {
    Reason.TIMELINESS: Parameter.RELIABILITY,
    Reason.QUALITY: Parameter.STABILITY,
    Reason.VALUE: Parameter.OFFER,
    Reason.ATTITUDE: Parameter.ATTITUDE,
    Reason.COMPETENCE: Parameter.EXPERTISE,
    Reason.FLEXIBILITY: Parameter.FLEXIBILITY,
}


class SaleStage(StrEnum):
    """How far the sale had come when the client was asked, in its order; a survey tells it."""

    LEAD = "lead"
    FIRST_DELIVERY = "first_delivery"
    DEAL = "deal"
    REGULAR = "regular"
    RECOVERY = "recovery"  # after a complaint was closed
    WIN_BACK = "win_back"
    ELSEWHERE = "elsewhere"  # told to one of the staff, or given before: no survey asked


STAGES = {
    SurveyKind.PRE_SALE: SaleStage.LEAD,
    SurveyKind.STUCK_LEAD: SaleStage.LEAD,
    SurveyKind.FIRST_DELIVERY: SaleStage.FIRST_DELIVERY,
    SurveyKind.DEAL: SaleStage.DEAL,
    SurveyKind.REGULAR: SaleStage.REGULAR,
    SurveyKind.AUDIT: SaleStage.REGULAR,
    SurveyKind.RECOVERY: SaleStage.RECOVERY,
    SurveyKind.WIN_BACK: SaleStage.WIN_BACK,
    SurveyKind.RECORDED: SaleStage.ELSEWHERE,
    SurveyKind.IMPORTED: SaleStage.ELSEWHERE,
}


class Corrected(StrEnum):
    """What one of the staff did with a reason of an answer."""

    ADDED = "added"  # the client means it, and has not marked it
    STRUCK = "struck"  # the client has marked it, and means another
