"""What the source document of ``open-2012`` states, numbered as the workbook's notes cite it."""

# ruff: noqa: E501 - sentences in both languages

from __future__ import annotations

from planner.schema.types import Label

FACTS: dict[str, Label] = {
    "F1": Label(
        "Open launched mid-2010. 1,000,000 customers in November 2011; about 100,000 new customers a month since; "
        "2,000,000 planned for the end of 2012.",
        "Open est lancé mi-2010. 1 000 000 de clients en novembre 2011 ; environ 100 000 nouveaux clients par mois "
        "depuis ; 2 000 000 prévus fin 2012.",
    ),
    "F2": Label(
        "Internal Open service at the end of 2011: three entities, about 400 FTE in all, about 20 % of the base. "
        "Île-de-France, the west and the south-west (Bordeaux since October 2011).",
        "Service Open interne fin 2011 : trois entités, environ 400 ETP en tout, environ 20 % du parc. "
        "Île-de-France, l'ouest et le sud-ouest (Bordeaux depuis octobre 2011).",
    ),
    "F3": Label(
        "Three centres open in 2012: Nord de France, Est, Normandie-Centre. The others follow in 2013; all nine "
        "Directions have one at the end of 2013.",
        "Trois centres ouvrent en 2012 : Nord de France, Est, Normandie-Centre. Les autres suivent en 2013 ; les neuf "
        "Directions en ont un fin 2013.",
    ),
    "F4": Label(
        "A centre has at least 120 advisors (N1 and N2 together) per Direction.",
        "Un centre compte au moins 120 conseillers (N1 et N2 ensemble) par Direction.",
    ),
    "F5": Label(
        "350 to 450 FTE are expected to move to internal Open service during 2012.",
        "350 à 450 ETP doivent rejoindre le service Open interne en 2012.",
    ),
    "F6": Label(
        "They come mainly from the AVSC (sales and service agencies, home activity), also from the CCO (customer "
        "centres), and in small numbers from other entities.",
        "Ils viennent surtout des AVSC (agences de vente et de service, activité fixe), aussi des CCO (centres clients) "
        "et, en petit nombre, d'autres entités.",
    ),
    "F7": Label(
        "The training gap is larger from the AVSC than from the CCO, who know the mobile information system already.",
        "L'écart de formation est plus grand depuis les AVSC que depuis les CCO, qui connaissent déjà le système "
        "d'information mobile.",
    ),
    "F8": Label(
        "Partners at the end of 2011: 27 % of home assistance, about 60 % of mobile assistance, about two thirds to "
        "80 % of Open.",
        "Prestataires fin 2011 : 27 % de l'assistance fixe, environ 60 % de l'assistance mobile, environ deux tiers à "
        "80 % d'Open.",
    ),
    "F9": Label(
        "Three partner centres: Arvato (Lens), Acticall (Tarbes), Stream (Angers). None offshore.",
        "Trois centres de prestataires : Arvato (Lens), Acticall (Tarbes), Stream (Angers). Aucun à l'étranger.",
    ),
    "F10": Label(
        "Target: 40 % of Open handled internally at the end of 2013. Staff representatives ask for two thirds internal, "
        "one third partners.",
        "Cible : 40 % d'Open traité en interne fin 2013. Les représentants du personnel demandent deux tiers en interne, "
        "un tiers chez les prestataires.",
    ),
    "F11": Label(
        "The growth of early 2012 is carried mainly by partners.",
        "La croissance du début de 2012 est portée surtout par les prestataires.",
    ),
    "F12": Label(
        "Own staff covers 60 h a week (weekdays 08:00–20:00); about 20 h more (evenings, Saturday) may be given to "
        "partners. 20 h is a third of the 60 h and a quarter of all 80 h.",
        "Le personnel interne couvre 60 h par semaine (8 h–20 h en semaine) ; environ 20 h de plus (soirées, samedi) "
        "peuvent être confiées aux prestataires. 20 h, c'est un tiers des 60 h et un quart des 80 h.",
    ),
    "F13": Label(
        "Activities of a centre: front desk for new customers (Bienvenue Open, mostly internal), front desk, retention, "
        "collections, complaints, account management, delivery follow-up.",
        "Activités d'un centre : accueil des nouveaux clients (Bienvenue Open, surtout interne), accueil, rétention, "
        "recouvrement, réclamations, gestion de compte, suivi de livraison.",
    ),
    "F14": Label(
        "Technical-assistance calls on Open at the end of 2011: two thirds internet, one third mobile.",
        "Appels d'assistance technique sur Open fin 2011 : deux tiers internet, un tiers mobile.",
    ),
    "F15": Label(
        "A centre serves its own region's customers (same geographic base).",
        "Un centre sert les clients de sa région (même base géographique).",
    ),
    "F16": Label(
        "Open Fibre is handled by a single entity in Île-de-France for now.",
        "Open Fibre est traité pour l'instant par une seule entité, en Île-de-France.",
    ),
    "F17": Label(
        "Call flows in Direction Centre-Est, Q3 2009 to Q3 2011: 1014 line 520,000 → 330,000; technical support (UAT) 480,000 → 332,000; CCOR 377,000 → 188,000. The source prints −56 %, −32 % and −50 %.",
        "Flux d'appels de la Direction Centre-Est, 3e trimestre 2009 au 3e trimestre 2011 : ligne 1014 520 000 → 330 000 ; support technique (UAT) 480 000 → 332 000 ; CCOR 377 000 → 188 000. La source imprime −56 %, −32 % et −50 %.",
    ),
    "F18": Label(
        "Three aims are to be reconciled: the well-being of staff, economic performance, customers' satisfaction.",
        "Trois buts sont à concilier : le bien-être du personnel, la performance économique, la satisfaction des clients.",
    ),
    "F19": Label(
        "A rival's mobile launch could slow or speed the growth of Open: the forecast is uncertain.",
        "Le lancement mobile d'un concurrent peut freiner ou accélérer la croissance d'Open : la prévision est incertaine.",
    ),
}

DOUBTS: tuple[tuple[Label, Label], ...] = (
    (
        Label("Growth against target (F1)", "Croissance et cible (F1)"),
        Label(
            "+100,000 a month from November 2011 gives 2.3 million at the end of 2012, not 2.0; 2.0 needs about 77,000 a "
            "month. The case follows the target (+75,000 a month from 1.1 million); the scenario “trend” follows the growth.",
            "+100 000 par mois depuis novembre 2011 donnent 2,3 millions fin 2012, pas 2,0 ; 2,0 demande environ 77 000 "
            "par mois. Le cas suit la cible (+75 000 par mois à partir de 1,1 million) ; le scénario « tendance » suit la croissance.",
        ),
    ),
    (
        Label("120 per centre against the envelope (F4, F2, F5)", "120 par centre et enveloppe (F4, F2, F5)"),
        Label(
            "Nine Directions × 120 = 1,080 advisors, but 400 + 450 = 850: the minimum cannot hold everywhere in 2012. Here it "
            "holds from each centre's own date (F3).",
            "Neuf Directions × 120 = 1 080 conseillers, mais 400 + 450 = 850 : le minimum ne peut valoir partout en 2012. "
            "Ici il vaut à partir de la date de chaque centre (F3).",
        ),
    ),
    (
        Label("40 % internal against the growth (F10, F1)", "40 % en interne et croissance (F10, F1)"),
        Label(
            "At about 500 customers per FTE, 450 transfers in 2012 barely keep the internal share at 20 %, because the base "
            "doubles; 40 % at the end of 2013 needs well over a thousand more in 2013.",
            "À environ 500 clients par ETP, 450 transferts en 2012 maintiennent à peine la part interne à 20 %, car le parc "
            "double ; 40 % fin 2013 en demande bien plus de mille de plus en 2013.",
        ),
    ),
    (
        Label("Falls in call flows (F17)", "Baisses des flux d'appels (F17)"),
        Label(
            "520 → 330 is −36.5 %, not −56 %; 480 → 332 is −30.8 %, not −32 %; 377 → 188 is −50.1 %. The case does not use these figures.",
            "520 → 330, c'est −36,5 %, pas −56 % ; 480 → 332, c'est −30,8 %, pas −32 % ; 377 → 188, c'est −50,1 %. Le cas n'utilise pas ces chiffres.",
        ),
    ),
)
"""Where the document's own figures disagree: said in the workbook, not hidden."""
