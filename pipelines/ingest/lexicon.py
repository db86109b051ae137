"""The words that ingest knows: agencies, labels, roles. Data only; credits and furniture use them."""

AGENCIES = {
    "aap": "AAP", "afp": "AFP", "agence france presse": "AFP", "anadolu": "Anadolu", "anadolu agency": "Anadolu",
    "ani": "ANI", "ansa": "ANSA", "ap": "Associated Press", "associated press": "Associated Press",
    "the associated press": "Associated Press", "belta": "BelTA", "bloomberg": "Bloomberg",
    "bloomberg news": "Bloomberg", "canadian press": "Canadian Press", "the canadian press": "Canadian Press",
    "cnn": "CNN", "cnn wire": "CNN", "dpa": "dpa", "efe": "EFE", "ians": "IANS", "interfax": "Interfax",
    "interfax ukraine": "Interfax-Ukraine", "kyodo": "Kyodo", "kyodo news": "Kyodo", "pa": "PA Media",
    "pa media": "PA Media", "press association": "PA Media", "pti": "PTI", "press trust of india": "PTI",
    "reuters": "Reuters", "thomson reuters": "Reuters", "ria": "RIA Novosti", "ria novosti": "RIA Novosti",
    "sputnik": "Sputnik", "tass": "TASS", "tmx": "TMX", "ukrinform": "Ukrinform", "unian": "UNIAN", "upi": "UPI",
    "united press international": "UPI", "xinhua": "Xinhua", "yonhap": "Yonhap",
}  # fmt: skip
"""Agencies by their folded names. `ap` and `pa` count only where a credit is expected."""

PICTURE_AGENCIES = (
    "AFP", "AP", "Anadolu", "BelTA", "Bloomberg", "EPA", "Getty", "Getty Images", "Reuters", "Shutterstock", "TASS",
    "UPI", "Xinhua", "Alamy", "iStock", "Sputnik", "ZUMA", "NurPhoto", "Handout", "Pool", "The Epoch Times",
    "The Associated Press", "Associated Press",
)  # fmt: skip

ROLES = (
    "reporter", "correspondent", "editor", "writer", "journalist", "columnist", "producer", "contributor",
    "staff", "newsroom", "bureau chief", "fellow", "intern", "photographer", "desk", "analyst", "author", "anchor",
)  # fmt: skip

LIST_LABELS = frozenset(
    "related|related content|related topics|related articles|related stories|related news|related coverage"
    "|related links"
    "|related posts|related reading|recommended|recommended for you|recommended stories|recommended articles"
    "|most read|most popular|most viewed|trending|trending now|trending stories|you may also like|you might also like"
    "|you may be interested in|more stories|more news|more on this|more on this story|more on this topic|read next"
    "|up next|editors picks|editor s picks|top stories|latest news|latest stories|popular now|dont miss|don t miss|tags"
    "|topics|more from this author|also read|see also|keep reading|in this article|what to read next|read this next"
    "|sponsored content|from the web|around the web|promoted stories|promoted content|external links|sources".split("|")
)
"""Folded lines after which only titles of other pages follow."""

LABELS = frozenset(
    "advertisement|advertisements|ad|advert|sponsored|story continues below|story continues below advertisement"
    "|article continues below|article continues below advertisement|article continues after advertisement"
    "|story continues after advertisement|continue reading|continue reading below|read more|read full story"
    "|read more here"
    "|load more|show more|show comments|view comments|leave a comment|post a comment|comments|comment|share|share this"
    "|share this article|share this story|share on facebook|share on twitter|share on x|share on whatsapp"
    "|share via email"
    "|tweet|retweet|pin it|email this|email|e mail|print|print this page|copy link|link copied|save|bookmark|listen"
    "|listen to this article|watch live|live|facebook|twitter|x|truth|truth social|instagram|linkedin|telegram|whatsapp"
    "|reddit|pinterest|youtube|tiktok|threads|gab|gettr|parler|rss|follow us|follow|subscribe|subscribe now|sign up"
    "|sign in|log in|register|newsletter|newsletters|about the author|about the authors|author|toggle caption"
    "|hide caption"
    "|enlarge this image|close|skip advertisement|skip to main content|back to top|loading|30|ends|end|getty images"
    "|jump to comments|report a typo|report an error|gift article|gift this article|add to saved stories|play video"
    "|video|photos|gallery|abstract".split("|")
)
"""Folded lines that are the page's furniture wherever they stand alone."""
