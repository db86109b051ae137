"""From quotations to claims: stories, propositions with a stance, clusters of one proposition, positions, origins."""
